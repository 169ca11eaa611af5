/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The keys, in a dialog. */
import { useLayoutEffect, useRef } from 'preact/hooks';

const keys = [
  ['/', 'search'],
  ['j, k', 'next and previous property'],
  ['Enter', 'open or close it'],
  ['Escape', 'close, or clear the search'],
  ['?', 'this help'],
  ['In a counterexample', ''],
  ['↓, ↑ or j, k', 'next and previous step'],
  ['r, R', 'next and previous revert'],
  ['Home, End', 'first and last step'],
] as const;

export function Help({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before anything is painted: the next key already belongs to the dialog.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">Keys</h2>
      <dl>
        {keys.map(([key, about]) => (
          <div key={key}>
            <dt>{about === '' ? <b>{key}</b> : <kbd>{key}</kbd>}</dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={() => dialog.current?.close()}>
        close
      </button>
    </dialog>
  );
}
