/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Source text in colour, with a button that copies it where there is a clipboard. */
import { useState } from 'preact/hooks';
import type { Lines } from '../data/types.ts';

interface Props {
  readonly lines: Lines;
  readonly label: string;
  /** Number of the first line; none are shown without it. */
  readonly from?: number;
}

export function Code({ lines, label, from }: Props) {
  return (
    <div class="copyable">
      <Copy text={textOf(lines)} label={label} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre class="code solidity" tabIndex={0}>
        <code>
          {lines.map((line, at) => (
            <span class="line" key={at}>
              {from !== undefined && <span class="lineno" data-line={from + at} aria-hidden="true" />}
              {line.map(([className, text], index) => (
                <span key={index} class={className || undefined}>
                  {text}
                </span>
              ))}
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
    </div>
  );
}

export function Copy({ text, label }: { text: string; label: string }) {
  const [said, say] = useState('copy');
  const copy = (): void => {
    const { clipboard } = navigator;
    if (!clipboard) say('no clipboard here');
    else
      clipboard.writeText(text).then(
        () => say('copied'),
        () => say('not allowed'),
      );
  };
  return (
    <button type="button" class="copy" onClick={copy} aria-label={`copy ${label}`}>
      <span role="status">{said}</span>
    </button>
  );
}

function textOf(lines: Lines): string {
  return `${lines.map((line) => line.map(([, text]) => text).join('')).join('\n')}\n`;
}
