// Signs a call in the browser, sends it, and explains what became of it.
import { api } from '../api.js';
import { say } from '../app.js';
import { focusOn, keepingFocus } from '../focus.js';
import { t } from '../i18n.js';
import { html } from '../lit.js';
import { update } from '../paint.js';
import { session } from '../session.js';
import { clockDrift, send, sign } from '../signing/call.js';
import { explain, ownKey } from '../signing/explain.js';
import { UnfitBody } from '../signing/json.js';
import { forgetKeptKeys, keepForTrying, keptAccessKeys, keptKey } from '../signing/kept-keys.js';
import { UnfitKey, canSign } from '../signing/signing-key.js';
import { tryForm } from './try-form.js';
import { tryResult } from './try-result.js';

const ALL_KEYS = 100;

export function create() {
  const state = { keys: [], accessKey: keptAccessKeys().at(-1) ?? '', busy: false, refusal: null, call: null, answer: null, findings: null };

  async function load() {
    if (session.token) state.keys = (await api.keys({ size: ALL_KEYS, current: 1 })).records;
  }

  async function working(task) {
    await keepingFocus(async () => {
      Object.assign(state, { busy: true, refusal: null });
      update();
      try {
        await task();
      } catch (refused) {
        state.refusal = { message: inWords(refused) };
      }
      state.busy = false;
      update();
    });
  }

  /** The key that is kept, or the pasted one, which is then kept where nobody can read it and leaves the page. */
  async function signingKeyOf({ elements }) {
    const accessKey = elements.accessKey.value.trim();
    const pasted = elements.privateKey.value.trim();
    if (pasted) {
      await keepForTrying({ apiKey: accessKey, privateKey: pasted });
      elements.privateKey.value = '';
      say(t('try.kept'));
    }
    if (!keptKey(accessKey)) throw new UnfitKey('empty');
    return keptKey(accessKey);
  }

  async function prepare(form) {
    const clock = await clockDrift();
    const order = { ...orderOf(form), timestamp: timestampOf(form, clock) };
    Object.assign(state, { answer: null, findings: null, clock, call: await sign(await signingKeyOf(form), order), order });
  }

  const signOnly = (form) =>
    working(async () => {
      await prepare(form);
      focusOn('sent-title');
    });

  const signAndSend = (form) =>
    working(async () => {
      await prepare(form);
      const sentAt = Date.now() + state.clock.drift;
      state.answer = await send(state.call);
      if (!state.answer.envelope?.ok) await find(form, { ...state.order, signature: state.call.headers.signature }, sentAt);
      focusOn('answer-title');
    });

  const check = (form) =>
    working(async () => {
      const clock = await clockDrift();
      Object.assign(state, { call: null, answer: null, clock });
      const { ownSignature, ownBase } = form.elements;
      const more = { timestamp: timestampOf(form, clock), signature: ownSignature.value.trim(), ownBase: ownBase.value };
      await find(form, { ...orderOf(form), ...more });
      focusOn('findings-title');
    });

  async function find(form, order, sentAt) {
    const key = await ownKey(order.accessKey, state.keys);
    const signingKey = form.elements.privateKey.value.trim() ? await signingKeyOf(form) : keptKey(order.accessKey);
    state.findings = await explain({ order, signingKey, key, clock: state.clock, sentAt, refusal: state.answer?.envelope });
  }

  const actions = {
    signOnly,
    signAndSend,
    check,
    choose(accessKey) {
      state.accessKey = accessKey;
      update();
    },
    forget() {
      forgetKeptKeys();
      say(t('try.forgotten'));
    },
  };

  const template = () => (canSign() ? [tryForm(state, actions), tryResult(state)] : html`<p class="warning" role="alert" data-testid="secure-context">${t('try.insecure', location.origin)}</p>`);

  return { name: 'try', title: () => t('try.title'), load, template };
}

function orderOf({ elements }) {
  const names = ['companyId', 'accessKey', 'bizType', 'version', 'group', 'algorithm', 'recvWindow'];
  return { ...Object.fromEntries(names.map((name) => [name, elements[name].value.trim()])), body: elements.body.value };
}

const timestampOf = ({ elements }, { drift }) => elements.timestamp.value.trim() || String(Date.now() + drift);

function inWords(refused) {
  if (refused instanceof UnfitKey) return t(`unfit.${refused.reason}`);
  if (refused instanceof UnfitBody) return t(`finding.body.${refused.reason}`, refused.where);
  return refused.message;
}
