-- Codes are compared as people type them: without dashes and blanks, and with look-alikes folded. The same as codeKey in
-- src/platform/id/code-key.ts.
create function goodword.code_key(code text) returns text
  language sql immutable strict parallel safe
  return pg_catalog.translate(pg_catalog.regexp_replace(pg_catalog.upper(code), '[^A-Z0-9]', '', 'g'), 'OIL', '011');

create index links_by_code_key on goodword.links (goodword.code_key(code));

drop index goodword.links_by_code;
