import { withQuery } from '#kit/paths.ts';
import { SymbolPicture } from '../symbols/symbol-picture.view.tsx';
import { boardPaths } from './board.paths.ts';
import { firstStarter } from './starter/starter-boards.ts';

/** The way from something that can be answered to the boards. */
export function ComposeWithPictures(props: {
  kind: string;
  subjectId: string;
  children: string;
  board?: string;
}) {
  const address = boardPaths.show({ boardId: props.board ?? firstStarter });
  return (
    <p>
      <a class="sw-sample" href={withQuery(address, { to: `${props.kind}.${props.subjectId}` })}>
        <SymbolPicture picture="openmoji:1F4AC" size={48} />
        {props.children}
      </a>
    </p>
  );
}
