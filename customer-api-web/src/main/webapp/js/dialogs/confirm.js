// Asks before something that cannot be taken back, does it, and stays open with the refusal when there is one.
import { html } from '../lit.js';
import { problem } from '../problem.js';
import { buttons, showDialog } from './dialog.js';

/** Answers true when it was done. */
export function confirm({ title, text, action, task }) {
  let refusal = null;

  function submit(event, dialog) {
    event.preventDefault();
    refusal = null;
    dialog
      .conclude(task)
      .then(dialog.close)
      .catch((refused) => {
        refusal = refused;
        if (refused.endsSession) dialog.close();
        else dialog.update();
      });
  }

  const content = (dialog) => html`
    <form novalidate @submit=${(event) => submit(event, dialog)}>
      <p>${text}</p>
      ${problem(refusal)} ${buttons(dialog, action, true)}
    </form>
  `;
  return showDialog({ name: 'confirm-dialog', title, content });
}
