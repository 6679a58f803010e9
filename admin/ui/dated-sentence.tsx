import { Timestamp } from './timestamp.tsx';

/** A sentence of the server, in which the moment that it is about is shown in the reader's own time. */
export function DatedSentence({ sentence, asOf }: { sentence: string; asOf: string | null }) {
  if (asOf === null) return <>{sentence}</>;
  const [before = '', ...rest] = sentence.split(`${asOf.slice(0, 16).replace('T', ' ')} UTC`);
  if (rest.length === 0) return <>{sentence}</>;
  return (
    <>
      {before}
      <Timestamp at={asOf} inherit span />
      {rest.join('')}
    </>
  );
}
