import { isCommonPassword } from '#kit/common-passwords.ts';

const charactersMin = 12;
const charactersMax = 200;
const ownWordMin = 4;

/** What a password must not be made of. */
export interface PasswordOwner {
  readonly address?: string;
  readonly programmeName?: string;
}

/**
 * Long enough, not among the commonest, not made of the person's own address or the programme's name (NCSC, 'Password
 * policy: updating your approach' and 'Three random words': length and a deny list, no rules about kinds of characters).
 * Length in code points, so that an accent or an emoji costs no more than a letter.
 * @returns what is wrong and how to mend it, without a full stop, or undefined
 */
export function passwordProblem(
  password: string,
  { address, programmeName }: PasswordOwner,
): string | undefined {
  const characters = [...password].length;
  if (characters < charactersMin)
    return `The password must be ${charactersMin} characters or more. Three words that do not belong together are good`;
  if (characters > charactersMax) return `The password must be ${charactersMax} characters or fewer`;
  if (isCommonPassword(password)) return 'This password is one that people guess first. Choose another';
  if (contains(password, address?.split('@')[0]))
    return 'The password must not contain your e-mail address. Choose another';
  if (contains(password, programmeName))
    return 'The password must not contain the name of this programme. Choose another';
  return undefined;
}

/** Whatever the case, the spaces and the points between. Shorter names are parts of too many words to be refused. */
function contains(password: string, name: string | undefined): boolean {
  const own = name === undefined ? '' : bare(name);
  return own.length >= ownWordMin && bare(password).includes(own);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}
