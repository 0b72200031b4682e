const charactersMin = 12;
const charactersMax = 200;

/** Long passwords that are tried first by whoever guesses. */
const tooCommon = new Set([
  '123456789012', '1234567890123', 'passwordpassword', 'password1234', 'password12345', 'password123456', 'qwertyuiop12',
  'qwertyuiop123', 'qwertyuiop[]', 'qwerty123456', 'qwertyqwerty', 'letmeinletmein', 'iloveyou1234', 'welcome12345',
  'welcome123456', 'administrator', 'changeme1234', 'changemechangeme', 'abcdefghijkl', 'abcd12345678', 'aaaaaaaaaaaa',
  '111111111111', '000000000000', 'nhspassword1', 'nhspassword123', 'hospital1234', 'summer202600', 'winter202600',
]);

/**
 * Long enough, not among the commonest, not made of the person's own address (NCSC, Password policy: updating your
 * approach: length and a deny list, no rules about kinds of characters).
 * @returns what is wrong and how to mend it, or undefined
 */
export function passwordProblem(password: string, about: { address?: string }): string | undefined {
  const characters = [...password].length;
  if (characters < charactersMin)
    return `The password must be ${charactersMin} characters or more. Three words that do not belong together are good`;
  if (characters > charactersMax) return `The password must be ${charactersMax} characters or fewer`;
  const plain = password.toLowerCase();
  if (tooCommon.has(plain) || /^(.{1,3})\1+$/.test(plain))
    return 'This password is one that people guess first. Choose another';
  const own = about.address?.split('@')[0]?.toLowerCase();
  if (own && own.length >= 4 && plain.includes(own))
    return 'The password must not contain your e-mail address. Choose another';
  return undefined;
}
