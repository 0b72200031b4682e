-- Who helped a person with their answer, where they say so. 'had-help' stays for answers from before anybody was asked who.
alter table views_answer drop constraint views_answer_help_check;
alter table views_answer add constraint views_answer_help_check
  check (help in ('none', 'had-help', 'helped-by-supporter', 'helped-by-other', 'by-supporter'));
