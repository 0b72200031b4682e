import { formatPounds } from '#kit/money.ts';
import type { ReadableSource } from '#platform/module.ts';
import { findVersion } from '../agreements/version.queries.ts';
import { stateWords } from '../request.rules.ts';
import { findEntry } from './entry.queries.ts';
import { registerPaths } from './register.paths.ts';
import { findRequestEntry } from './request-entry.queries.ts';

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the public register says of an agreement; people write no versions of it but editors. */
export const readableAgreements: ReadableSource = {
  kind: 'agreement',
  page: registerPaths.show.pattern,
  verbs: [],
  async find(db, _viewer, ref) {
    const entry = idPattern.test(ref) ? await findEntry(db, ref) : undefined;
    if (!entry) return undefined;
    const { agreement } = entry;
    const version = await findVersion(db, agreement.agreementId, agreement.inForce ?? agreement.newest);
    if (!version) return undefined;
    const { terms } = version;
    return {
      recordId: agreement.agreementId,
      title: terms.title,
      href: registerPaths.show({ agreementId: agreement.agreementId }),
      open: true,
      authorIds: [],
      parts: [
        {
          text: `${agreement.organisationName} and ${agreement.companyName} agreed this. The company gives ${formatPounds(terms.companyCashPence)} in money. The organisation gives ${formatPounds(terms.organisationCashPence)} in money.`,
        },
        { heading: 'What it is for', text: terms.purpose },
        { heading: 'Summary', text: terms.summary },
        { heading: 'What patients get from it', text: terms.patientBenefit },
        { heading: 'What the company gets from it', text: terms.companyBenefit },
      ].filter((part) => part.text !== ''),
    };
  },
};

export const readableRequests: ReadableSource = {
  kind: 'sponsorship-request',
  page: registerPaths.request.pattern,
  verbs: [],
  async find(db, _viewer, ref) {
    const entry = idPattern.test(ref) ? await findRequestEntry(db, ref) : undefined;
    if (entry?.title === undefined) return undefined;
    return {
      recordId: entry.requestId,
      title: entry.title,
      href: registerPaths.request({ requestId: entry.requestId }),
      open: true,
      authorIds: [],
      parts: [
        {
          text: `${entry.organisationName} asks companies for help.${entry.project ? ` It is for the project ‘${entry.project.title}’.` : ''}`,
        },
        { heading: 'Where it stands', text: `${stateWords[entry.state]}.` },
        ...(entry.accepted ? [{ text: `${entry.accepted.companyName} helps with it.` }] : []),
      ],
    };
  },
};
