import { Button } from '#design/components/button.tsx';
import { Form } from '#design/form.tsx';
import { PictureCredits } from '../../symbols/symbol-picture.view.tsx';
import { AskWhoHelped, HelpSaid, pictureOfHelp } from '../../who-helped.view.tsx';
import { boardPaths } from '../board.paths.ts';
import { messageText } from '../message.rules.ts';
import { SymbolMessage } from '../symbol-message.view.tsx';
import { Carried, type ComposeProps } from './compose.view.tsx';

export function HelpPage({ board, composed, destination }: ComposeProps) {
  return (
    <AskWhoHelped action={boardPaths.press({ boardId: board.boardId })}>
      <Carried composed={composed} to={destination?.to ?? ''} />
      <input type="hidden" name="press" value="send" />
    </AskWhoHelped>
  );
}

/** Before anything leaves: what it is, where it goes, who reads it. */
export function ReviewPage({ board, composed, destination, help }: ComposeProps) {
  const text = messageText(composed.message);
  return (
    <>
      <h1 class="nhsuk-heading-l">Check your message</h1>
      <div class="sw-box">
        <SymbolMessage symbols={composed.message} credits={false} />
      </div>
      {help !== undefined && <HelpSaid help={help} />}
      {destination && (
        <>
          <p>
            It goes to: <strong>{destination.title}</strong>. {destination.whoReads}
          </p>
          <Form action={destination.action}>
            <input type="hidden" name="body" value={text} />
            <input type="hidden" name="symbols" value={JSON.stringify(composed.message)} />
            {help !== undefined && <input type="hidden" name="help" value={help} />}
            <Button preventDoubleClick>Yes, send it</Button>
          </Form>
        </>
      )}
      <Form action={boardPaths.press({ boardId: board.boardId })}>
        <Carried composed={composed} to={destination?.to ?? ''} />
        <Button secondary name="press" value="edit">
          No, change it
        </Button>
      </Form>
      <PictureCredits
        pictures={[
          ...composed.message.map((symbol) => symbol.picture),
          ...(help === undefined ? [] : [pictureOfHelp(help)]),
        ]}
      />
    </>
  );
}
