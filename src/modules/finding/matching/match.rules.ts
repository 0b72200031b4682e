/** More answers than this say that the need is not yet said clearly; its page still shows all that is like it. */
export const matchesOfANeedMax = 10;
