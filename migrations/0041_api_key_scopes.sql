-- API keys have scopes. Those that exist keep what most programs need; settings and money are for new keys that ask for them.
update goodword_sign_in.apikey set permissions = '{"goodword":["read","write"]}';
