-- An import comes from a file or from a CRM, which is named by its provider; the code knows which there are.
alter table goodword.imports drop constraint imports_source_check;
alter table goodword.imports add constraint imports_source_check check (source <> '');
