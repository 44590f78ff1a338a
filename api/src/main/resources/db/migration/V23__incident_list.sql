-- Closed incidents are listed from the last that was opened, page by page; of the open ones there are few.
create index incident_closed_list on incident (opened_at desc, id desc) where closed_at is not null;
