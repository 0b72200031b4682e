import { z } from 'zod';
import { allow, refuse } from '#kit/decision.ts';
import { londonToday } from '#kit/local-date.ts';
import type { Viewer } from '#kit/viewer.ts';
import { id, typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { agreementPaths } from '../agreements/agreement.paths.ts';
import { mayActForASide, sideOf } from '../agreements/agreement.policy.ts';
import { findAgreement } from '../agreements/agreement.queries.ts';
import { sign, startsTooEarly } from '../agreements/agreement.rules.ts';
import { putInForce } from '../agreements/agreement-moves.queries.ts';
import { holdAgreement } from '../agreements/agreement-writing.queries.ts';
import { gapsIn } from '../agreements/gaps.rules.ts';
import { findSignatures, findStanding } from '../agreements/signature.queries.ts';
import { insertSignature } from '../agreements/signature-writing.queries.ts';
import { findVersion } from '../agreements/version.queries.ts';
import { agreementPage, loadAgreementPage } from '../show-agreement/show-agreement.page.ts';

export const VersionAt = z.object({
  agreementId: id,
  number: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number),
});
type At = z.output<typeof VersionAt>;

async function load({ db, viewer, params, now }: Reading<At, unknown>) {
  const agreement = await found(findAgreement(db, viewer, params.agreementId), 'agreement');
  const [version, signatures, standing] = await Promise.all([
    found(findVersion(db, agreement.agreementId, params.number), 'version'),
    findSignatures(db, agreement.agreementId),
    findStanding(db, agreement, signedIn(viewer).personId, londonToday(now)),
  ]);
  return { agreement, version, signatures, standing };
}

/** May this person sign this version for their side, as things stand? */
function decideSigning(
  { agreement, version, signatures, standing }: Awaited<ReturnType<typeof load>>,
  viewer: Viewer,
  today: string,
) {
  const { personId } = signedIn(viewer);
  const side = sideOf(viewer, agreement);
  const maySign = side === 'company' ? standing.companyUser : standing.officer;
  return sign({
    state: agreement.state,
    version: version.number,
    newest: agreement.newest,
    gaps: gapsIn(version.terms).length,
    ended: version.terms.endsOn !== null && version.terms.endsOn < today,
    startsTooEarly: startsTooEarly(version.terms, agreement, today),
    side: maySign ? side : undefined,
    signedSides: signatures.filter((one) => one.version === version.number).map((one) => one.side),
    signedByThem: signatures.filter((one) => one.personId === personId).map((one) => one.side),
    ...standing,
  });
}

const sameName = (a: string, b: string) =>
  a.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase() ===
  b.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * A person signs for their side: the text that they read, by its fingerprint, after proving who they are. The agreement is
 * held meanwhile, so that nobody signs what another changes.
 */
export const signVersion = post(agreementPaths.sign, {
  params: VersionAt,
  form: z.object({
    sha256: z
      .string('Open the text again, and sign it there.')
      .regex(/^[0-9a-f]{64}$/, 'Open the text again, and sign it there.'),
    typedName: typedText({ name: 'your name, as you sign', max: 200 }),
    capacity: typedText({ name: 'in which office you sign', max: 200 }),
    nothingUndeclared: z.literal('yes', 'Tick that nothing is undeclared, or declare it first'),
  }),
  permission: mayActForASide,
  stepUp: true,
  writes: ['agreement.version-signed', 'agreement.signed', 'agreement.amended'],
  load,
  decide(loaded, { viewer, form, now }) {
    const decision = decideSigning(loaded, viewer, londonToday(now));
    if (!decision.ok) return decision;
    if (form.sha256 !== loaded.version.sha256) return refuse('newer-version');
    return sameName(form.typedName, signedIn(viewer).name) ? allow(loaded.version) : refuse('another-name');
  },
  async save(tx, version, { act, form, viewer, params, now }) {
    const held = await holdAgreement(tx, params.agreementId);
    const agreement = await found(findAgreement(tx, viewer, params.agreementId), 'agreement');
    const { personId, provedAt } = signedIn(viewer);
    const signatures = await findSignatures(tx, agreement.agreementId);
    const standing = await findStanding(tx, agreement, personId, londonToday(now));
    const decided = decideSigning({ agreement, version, signatures, standing }, viewer, londonToday(now));
    if (!decided.ok) return decided;
    const signed = await insertSignature(tx, act, agreement, {
      side: decided.value,
      version: params.number,
      sha256: form.sha256,
      personId,
      typedName: form.typedName,
      capacity: form.capacity,
      provedAt,
    });
    if (signed === 'signed-already' || signed === 'changed-meanwhile') return refuse(signed);
    if (signed === 'both') await putInForce(tx, act, agreement, { ...form, number: params.number }, held);
    return signed;
  },
  done: ({ params, saved }) =>
    seeOther(
      agreementPaths.show(params),
      saved === 'both'
        ? 'You have signed. Both sides have now, so this version is in force.'
        : 'You have signed. The other side is told, and signs the same text.',
    ),
  refusals: {
    'not-yours':
      'For the organisation a lead or deputy signs who is not on the project’s team; for the company one of its current users. Ask one of them.',
    over: 'This agreement is over, so it is not signed any more.',
    'newer-version': 'A newer version was saved since you opened this one. Read it, then sign that.',
    gaps: 'Something is missing from this version still. The page of the agreement says what.',
    'ended-already':
      'The last day of this version is over. Propose a version with a later one, then sign that.',
    'first-day-past':
      'The first day of this version is past, and the public must be able to read the summary before the work starts. Propose a version with a later first day, then sign that.',
    'signed-already': 'Your side has signed this version already.',
    'other-side-too': 'You have signed for the other side. Somebody else signs for this one.',
    'not-declared':
      'Before you sign, say what you have to do with this company, even if it is nothing: make your declaration on the page of the request.',
    'interest-unmanaged':
      'You have declared an interest that no conflict review manages, so somebody else signs.',
    'company-not-in-standing':
      'Your company must be verified and have accepted the code of conduct in force. Its page says how.',
    'changed-meanwhile':
      'While you signed, something changed about who may sign: your office, your declaration or the company’s standing. You have not signed. Sign again, and you are told what is missing.',
    'another-name': 'Type your name as it stands in your account. It is shown at the top of the page.',
  },
  again: async (state, _loaded, reading) =>
    agreementPage(await loadAgreementPage(reading), reading, { sign: state }),
});
