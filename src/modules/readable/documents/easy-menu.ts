import { pictureHref } from '../symbols/picture.paths.ts';
import { pictureOf } from '../symbols/propose-pictures.ts';
import { easyPaths } from './easy.paths.ts';

function entry(text: string, href: string, concept: string) {
  return {
    text,
    href,
    picture(): string | undefined {
      const picture = pictureOf(concept);
      return picture === undefined ? undefined : pictureHref(picture);
    },
  };
}

/** Four things to press, the same on every page. */
export const easyMenu = [
  entry('Home', easyPaths.home(), 'home'),
  entry('Find', easyPaths.find(), 'find'),
  entry('My answers', easyPaths.answers(), 'tell-someone'),
  entry('Help', easyPaths.help(), 'help'),
] as const;
