-- Why an import paused or failed is a message everywhere else.
alter table goodword.imports rename column words to message;
