-- Why words that look like a patient's detail may stay, as on a project: in a request, in a company's message, in the team's answer.
alter table sponsorship_request add column identifiers_justified text check (length(identifiers_justified) between 1 and 2000);
alter table expression_of_interest add column identifiers_justified text check (length(identifiers_justified) between 1 and 2000);
alter table expression_of_interest add column answer_identifiers_justified text check (length(answer_identifiers_justified) between 1 and 2000);
