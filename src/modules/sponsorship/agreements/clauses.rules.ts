/**
 * The standing clauses, in plain English, written for this programme. Not legal advice: an organisation's own lawyers decide
 * what it signs. They enact what the facts on the sponsor link-up ask for (ABPI Code, clause 20; NHS England, Managing
 * conflicts of interest in the NHS; Procurement Act 2023, sections 16 and 81 to 83). A new edition gets a new name, so that
 * the text of what was signed under an earlier one stays as it was.
 */
export const clausesEdition = '2026-11';

export const notLegalAdvice =
  'This text is no legal advice. Ask your organisation’s own advisers before you sign.';

export const clauses: readonly { readonly heading: string; readonly text: string }[] = [
  {
    heading: 'Who agrees',
    text: 'The parties are the two organisations named above. No person is a party, and nobody gains personally from this agreement.',
  },
  {
    heading: 'No inducement',
    text: 'Nothing under this agreement is given or taken in return for prescribing, buying, supplying, recommending or using any product, or for a promise of it. Each party may buy or use whatever it would have bought or used without this agreement.',
  },
  {
    heading: 'No endorsement and no advantage',
    text: 'The organisation endorses no company and no product. The company gets no advantage in any procurement: it gets no information about one that other suppliers do not get, and this agreement is declared in any in which it matters.',
  },
  {
    heading: 'Both contribute',
    text: 'Each party brings what is written above. Neither bears the whole cost. What is really given is recorded with its date and value, and made public.',
  },
  {
    heading: 'Care comes first',
    text: 'The care of patients is at least as good during this agreement as it was before. Clinical decisions are taken by clinicians alone.',
  },
  {
    heading: 'Data',
    text: 'The company sees no data about patients, identified or not, unless the part ‘Data’ above says which, for what and under which approval. What it sees by mistake it reports on the same day and keeps no copy of.',
  },
  {
    heading: 'Interests',
    text: 'Whoever decides or signs has declared what they have to do with the other party. What changes is declared within 28 days. An interest that was agreed to be managed is managed as the review said.',
  },
  {
    heading: 'Openness',
    text: 'The summary is public before anything starts, and stays public. So do the values given, amendments, an early end with its reason, and the report of outcomes, also where nothing came of it.',
  },
  {
    heading: 'Visits',
    text: 'The company’s people visit only when invited, by name, after they have accepted the programme’s code of conduct. They follow the rules of the place and the word of their host.',
  },
  {
    heading: 'Publicity',
    text: 'Neither party uses the other’s name or mark otherwise than in the words under ‘Publicity’ above, unless the other has agreed in writing.',
  },
  {
    heading: 'Changes',
    text: 'This agreement is changed only by a newer version that both parties have signed in the same way. Until then this text holds.',
  },
  {
    heading: 'Ending it',
    text: 'Either party may end it at any time by giving a reason, which is made public. The part ‘When it ends’ above then applies. It does not renew by itself.',
  },
];
