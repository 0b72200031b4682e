import { packs } from './catalogue.ts';
import { pictureHref, picturePaths } from './picture.paths.ts';

/** A picture beside its words: the words say it all, so that a screen reader does not say it twice. */
export function SymbolPicture(props: {
  picture: string | undefined;
  size?: number;
  /** Part of what is read: there at once, also on paper. Long lists wait until they are scrolled to. */
  eager?: true;
}) {
  const { picture, size = 72, eager } = props;
  const href = picture === undefined ? undefined : pictureHref(picture);
  if (href === undefined) return <span class="sw-symbol__none" aria-hidden="true" />;
  return (
    <img
      class="sw-symbol__picture"
      src={href}
      alt=""
      width={size}
      height={size}
      {...(eager ? {} : { loading: 'lazy' as const })}
    />
  );
}

/** Whose pictures these are, and on what terms: stands wherever pictures are shown. */
export function PictureCredits({ pictures }: { pictures: readonly (string | undefined)[] }) {
  const kinds = new Set(pictures.map((picture) => picture?.split(':')[0]));
  const used = Object.entries(packs).filter(([name]) => kinds.has(name));
  if (used.length === 0 && !kinds.has('pack')) return null;
  return (
    <p class="nhsuk-body-s sw-credits">
      Pictures: {used.map(([, pack]) => `${pack.title} (${pack.licence})`).join(', ')}
      {kinds.has('pack') && (used.length > 0 ? ' and imported packs' : 'imported packs')}.{' '}
      <a href={picturePaths.credits()}>Authors and licences</a>
    </p>
  );
}
