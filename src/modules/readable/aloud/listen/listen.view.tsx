import { InsetText } from '#design/components/inset-text.tsx';
import type { PartToHear } from './parts-to-hear.rules.ts';

/** A record to listen to: each part with its own player, and its words beside it. Nothing here needs a script. */
export function Listen(props: {
  title: string;
  back: string;
  easy: boolean;
  hasVoice: boolean;
  parts: readonly (PartToHear & { sound: string | undefined })[];
}) {
  return (
    <>
      <h1 class={props.easy ? 'sw-easy-title' : undefined}>Listen: {props.title}</h1>
      {props.hasVoice ? (
        <p>Press play beside a part to hear it. A voice made by a computer says the words.</p>
      ) : (
        <InsetText>
          <NoVoiceWords />
        </InsetText>
      )}
      <p>
        <a href={props.back}>Go back to the page</a>
      </p>
      {props.parts.map((part, i) => (
        <Part part={part} first={i === 0} easy={props.easy} hasVoice={props.hasVoice} />
      ))}
    </>
  );
}

function Part(props: {
  part: PartToHear & { sound: string | undefined };
  first: boolean;
  easy: boolean;
  hasVoice: boolean;
}) {
  const { heading, sentences, sound } = props.part;
  const name = heading ?? (props.first ? 'The title' : 'The words');
  return (
    <section class="sw-part-to-hear">
      <h2 class={props.easy ? 'sw-easy-heading' : 'nhsuk-heading-m'}>{name}</h2>
      <div class="sw-part-to-hear__row">
        {props.hasVoice && sound !== undefined && (
          // biome-ignore lint/a11y/useMediaCaption: its words stand beside it
          <audio
            class="sw-part-to-hear__player"
            controls
            preload="none"
            src={sound}
            aria-label={`Listen: ${name}`}
          >
            <a href={sound}>Get the sound: {name}</a>
          </audio>
        )}
        <div class="sw-part-to-hear__words">
          {sentences.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </div>
      </div>
    </section>
  );
}

export function NoVoiceNow() {
  return (
    <>
      <h1>This site has no voice just now</h1>
      <NoVoiceWords />
    </>
  );
}

function NoVoiceWords() {
  return (
    <>
      <p>
        <strong>This site has no voice just now.</strong> All the words are on the page.
      </p>
      <p>
        Try again later. Or use the voice of your own computer or phone: a screen reader, or the reading view
        of your browser.
      </p>
    </>
  );
}
