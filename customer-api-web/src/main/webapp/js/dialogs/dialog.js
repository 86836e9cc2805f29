// Modal dialogs on the native element, which keeps the focus inside and the rest of the page inert.
import { keepingFocus } from '../focus.js';
import { html, nothing, render } from '../lit.js';
import { t } from '../i18n.js';

/**
 * Shows a dialog and answers what it was closed with; undefined when it was dismissed. What it has begun to conclude
 * with is waited for even then: the answer may hold the only copy of a private key.
 */
export function showDialog({ name, title, content }) {
  const opener = document.activeElement;
  const element = document.createElement('dialog');
  element.dataset.testid = name;
  element.setAttribute('aria-labelledby', `${name}-title`);
  const dialog = { busy: false, close, update: paint, run, conclude };
  let conclusion = Promise.resolve();
  let result;

  function paint() {
    render(
      html`<article>
        <header><h2 id="${name}-title">${title}</h2></header>
        ${content(dialog)}
      </article>`,
      element,
    );
  }

  function close(value) {
    result = value;
    element.close();
  }

  function run(task) {
    return keepingFocus(() => {
      dialog.busy = true;
      paint();
      return task().finally(() => {
        dialog.busy = false;
        if (element.open) paint();
      });
    });
  }

  function conclude(task) {
    conclusion = run(task).then((answer) => answer ?? true);
    return conclusion;
  }

  // For the seconds that count down.
  const clock = setInterval(paint, 1000);
  return new Promise((resolve) => {
    element.addEventListener('cancel', (event) => dialog.busy && event.preventDefault());
    element.addEventListener('close', async () => {
      clearInterval(clock);
      element.remove();
      (opener?.isConnected ? opener : document.querySelector('h1'))?.focus();
      resolve(result ?? (await conclusion.catch(() => undefined)));
    });
    document.body.append(element);
    paint();
    element.showModal();
  });
}

/** The buttons at a dialog's end. */
export const buttons = (dialog, text, danger = false) => html`
  <div class="actions">
    <button type="button" class="secondary outline" data-testid="cancel" ?disabled=${dialog.busy} @click=${() => dialog.close()}>${t('dialog.cancel')}</button>
    <button type="submit" class=${danger ? 'danger' : ''} data-testid="confirm" ?disabled=${dialog.busy} aria-busy=${dialog.busy ? 'true' : nothing}>${text}</button>
  </div>
`;
