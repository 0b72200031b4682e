import { z } from 'zod';
import { allow } from '#kit/decision.ts';
import { permission } from '#kit/viewer.ts';
import { append } from '#platform/events/event.queries.ts';
import { typedText } from '#platform/http/fields.ts';
import { found } from '#platform/http/problems.ts';
import { page, post, type Reading, seeOther } from '#platform/http/route.ts';
import { signedIn } from '#platform/http/signed-in.ts';
import { findOrganisation } from '../organisations/organisation.queries.ts';
import { organisationPaths } from '../people.paths.ts';
import {
  findOrganisationSignIn,
  listDomains,
  saveOrganisationSignIn,
} from './organisation-sign-in.queries.ts';
import { OrganisationSignInForm } from './organisation-sign-in.view.tsx';
import { answerAddress } from './provider.ts';

const OdsCode = z.object({ odsCode: z.string().regex(/^[A-Za-z0-9]{3,10}$/) });

async function loadOrganisation({ db, params }: Reading<{ odsCode: string }, unknown>) {
  const organisation = await found(findOrganisation(db, params.odsCode), 'organisation');
  return {
    organisation,
    current: await findOrganisationSignIn(db, organisation.id),
    domains: await listDomains(db, organisation.id),
  };
}

export const showOrganisationSignInSettings = page(organisationPaths.signIn, {
  params: OdsCode,
  permission: permission('admin'),
  load: loadOrganisation,
  view: ({ organisation, current, domains }, { platform }) => ({
    title: `Sign-in of ${organisation.name}`,
    breadcrumbs: [
      { text: organisation.name, href: organisationPaths.show({ odsCode: organisation.odsCode }) },
    ],
    body: OrganisationSignInForm({
      organisation,
      domains,
      redirectUri: answerAddress(platform, organisation.id),
      state: { values: { issuer: current?.issuer ?? '', clientId: current?.clientId ?? '' }, errors: [] },
    }),
  }),
});

/** Only programme admins: the server itself calls the address that is set here. */
export const setOrganisationSignIn = post(organisationPaths.signIn, {
  params: OdsCode,
  form: z.object({
    issuer: z
      .url({
        protocol: /^https?$/,
        message: 'Enter the whole address of the issuer, beginning with https://',
      })
      .refine(
        (text) => text.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(text),
        'The issuer’s address must begin with https://',
      ),
    clientId: typedText({ name: 'the client id', max: 300 }),
    clientSecret: typedText({ name: 'the client secret', max: 1_000 }),
  }),
  permission: permission('admin'),
  stepUp: true,
  writes: ['organisation.sign-in-set'],
  load: loadOrganisation,
  decide: ({ organisation }, { form }) => allow({ organisation, form }),
  async save(tx, { organisation, form }, { act, viewer, now, platform }) {
    await saveOrganisationSignIn(tx, {
      organisationId: organisation.id,
      issuer: form.issuer,
      clientId: form.clientId,
      sealedClientSecret: platform.sealer.seal(form.clientSecret),
      setBy: signedIn(viewer).personId,
      now,
    });
    await append(tx, act, {
      verb: 'organisation.sign-in-set',
      subjectKind: 'organisation',
      subject: organisation.id,
    });
  },
  done: ({ params }) =>
    seeOther(organisationPaths.show(params), 'People of this organisation can sign in with it now.'),
  refusals: {},
  again: (state, { organisation, domains }, { platform }) => ({
    title: `Sign-in of ${organisation.name}`,
    breadcrumbs: [
      { text: organisation.name, href: organisationPaths.show({ odsCode: organisation.odsCode }) },
    ],
    body: OrganisationSignInForm({
      organisation,
      domains,
      redirectUri: answerAddress(platform, organisation.id),
      state,
    }),
  }),
});

export const setOrganisationSignInRoutes = [showOrganisationSignInSettings, setOrganisationSignIn];
