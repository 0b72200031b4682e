/** For whoever belongs no more to an organisation with a sign-in of its own. */
export const howToSignInNow =
  'Its own sign-in no longer opens your account. From now on sign in by a link to your e-mail, with your password or with a passkey. Set up a password or a passkey now, in your account, if you may lose the e-mail address that you have here.';
