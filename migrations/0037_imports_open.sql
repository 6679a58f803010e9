-- The index of open imports knew the dry run by its older name.
drop index goodword.imports_open;
create index imports_open on goodword.imports (state, updated_at) where state in ('Dry run', 'Running');
