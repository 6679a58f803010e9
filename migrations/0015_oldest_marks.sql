-- The oldest marks of a campaign are taken first, however many there are.
create index return_field_marks_oldest on return_field_marks (workspace_id, campaign_id, marked_at);
