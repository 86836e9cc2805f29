// What a sensitive operation asks for: the authenticator's code and a code by SMS or e-mail (or both). The dialog runs the
// operation itself, so that a refusal leaves it open with what was typed.
import { codeField } from '../code-field.js';
import { codeChannel, forgetTickets } from '../codes.js';
import { demo, googleCodeOf, sentCodeOf } from '../demo.js';
import { t } from '../i18n.js';
import { html, nothing } from '../lit.js';
import { problem } from '../problem.js';
import { session } from '../session.js';
import { buttons, showDialog } from './dialog.js';

const GOOGLE_CODES = ['CUSTOMER_API_0000519', 'CUSTOMER_API_0000520', 'CUSTOMER_API_0000512'];

/**
 * Answers what task(codes) answers; undefined when the dialog was dismissed. With all, every channel that the customer has is
 * asked for.
 */
export function stepUp({ title, text, action, task, all = false, danger = false }) {
  const { phone, email, customerNo } = session.customer;
  const channels = [
    { name: 'phone', recipient: phone, channel: codeChannel('SMS_LOGINED_VERIFICATION_CODE') },
    { name: 'email', recipient: email, channel: codeChannel('EMAIL_LOGINED_VERIFICATION_CODE') },
  ].filter(({ recipient }) => recipient);
  const state = { refusal: null, said: '' };

  function submit(event, dialog) {
    event.preventDefault();
    const codes = given(event.target);
    state.refusal = null;
    dialog
      .conclude(() => task(codes))
      .then((answer) => {
        forgetTickets();
        dialog.close(answer);
      })
      .catch((refusal) => refused(refusal, dialog));
  }

  function given(form) {
    const codes = { googleCode: form.elements.googleCode.value.trim() };
    for (const { name, channel } of channels) {
      const code = form.elements[`${name}Code`].value.trim();
      if (code) Object.assign(codes, { [`${name}Code`]: code, [`${name}SendToken`]: channel.ticket });
    }
    return codes;
  }

  function refused(refusal, dialog) {
    if (refusal.endsSession) return dialog.close();
    Object.assign(state, { refusal, said: '' });
    dialog.update();
  }

  const send = ({ name, recipient, channel }, dialog) =>
    dialog
      .run(() => channel.send())
      .then(() => {
        Object.assign(state, { refusal: null, said: t('codes.sent', recipient) });
        dialog.update();
        document.getElementById(`${name}-code`)?.focus();
      })
      .catch((refusal) => refused(refusal, dialog));

  /** Sends a code where none was, and types in what has come. */
  async function typeDemoCodes(form, dialog) {
    const wanted = all ? channels : [channels.find(({ channel }) => channel.ticket) ?? channels.find(isFree) ?? channels[0]];
    for (const one of wanted) if (!one.channel.ticket) await send(one, dialog);
    state.said = t('demo.waiting');
    dialog.update();
    for (const { name, channel } of wanted) {
      if (channel.ticket) form.elements[`${name}Code`].value = await sentCodeOf(customerNo, channel.ticket);
    }
    form.elements.googleCode.value = await googleCodeOf(customerNo);
    state.said = t('demo.filled');
    dialog.update();
  }

  const isFree = ({ channel }) => channel.secondsToWait === 0;

  const content = (dialog) => html`
    <form novalidate autocomplete="off" @submit=${(event) => submit(event, dialog)}>
      <p>${text} ${all || channels.length < 2 ? nothing : t('stepUp.oneOf')}</p>
      ${channels.map((one, index) =>
        codeField({
          name: `${one.name}Code`,
          id: `${one.name}-code`,
          label: t(`stepUp.${one.name}`, one.recipient),
          channel: one.channel,
          send: () => send(one, dialog),
          busy: dialog.busy,
          focus: index === 0,
        }),
      )}
      ${codeField({
        name: 'googleCode',
        id: 'google-code',
        label: t('stepUp.google'),
        hint: t('stepUp.googleHint'),
        wrong: GOOGLE_CODES.includes(state.refusal?.code),
      })}
      ${demo.isOn
        ? html`<p class="demo">
            <button type="button" class="small outline" data-testid="demo-codes" ?disabled=${dialog.busy} @click=${(event) => typeDemoCodes(event.target.form, dialog)}>${t('demo.codes')}</button>
          </p>`
        : nothing}
      <p class="said" role="status">${state.said}</p>
      ${problem(state.refusal)} ${buttons(dialog, action, danger)}
    </form>
  `;
  return showDialog({ name: 'step-up', title, content });
}
