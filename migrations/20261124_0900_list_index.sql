-- The open list and its count are answered from the index alone, whatever the filter.
drop index project_newest_public;
create index project_newest_public on project (published_at desc, id desc) include (topics, setting, stage, organisation_id)
  where state = 'published' and hidden_at is null and visibility = 'everyone';
