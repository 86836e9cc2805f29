// Log in: who, and by password or by a code; then the authenticator's code where one is bound.
import { api } from '../api.js';
import { loggedIn } from '../app.js';
import { codeChannel, forgetTickets } from '../codes.js';
import { focusOn, keepingFocus } from '../focus.js';
import { t } from '../i18n.js';
import { update } from '../paint.js';
import { session } from '../session.js';
import { loginForm } from './login-form.js';
import { googleForm } from './login-google.js';

const COMPANY = 'customer-api.company';
const GOOGLE_MISSING = 'CUSTOMER_API_0000520';
const GOOGLE_WRONG = 'CUSTOMER_API_0000519';
export const EMAIL = 1;
export const PHONE = 2;

export function create() {
  const state = { type: EMAIL, by: 'password', company: localStorage.getItem(COMPANY) ?? '', step: 'who', busy: false, refusal: null, said: '', who: null };
  const timer = setInterval(() => state.by === 'code' && update(), 1000);

  /** The code's channel, for whom the form names; no code goes to a customer number. */
  function channelOf(form) {
    const type = state.type === PHONE ? 'SMS' : 'EMAIL';
    return codeChannel(`${type}_LOGIN_VERIFICATION_CODE`, guest(form), form.elements.company.value.trim());
  }

  function guest(form) {
    const toUser = form.elements.loginName.value.trim();
    return state.type === PHONE ? { toUser, phoneArea: form.elements.phoneArea.value.trim() } : { toUser };
  }

  async function working(task) {
    await keepingFocus(async () => {
      Object.assign(state, { busy: true, refusal: null, said: '' });
      update();
      try {
        await task();
      } catch (refusal) {
        state.refusal = refusal;
      }
      state.busy = false;
      update();
    });
  }

  const send = (form) =>
    working(async () => {
      state.channel = channelOf(form);
      await state.channel.send();
      state.said = t('codes.sentIfKnown');
    });

  /** Asks whether an authenticator is bound, so that its code is asked for only then. */
  const submitWho = (form) =>
    working(async () => {
      const { md5 } = await import('../md5.js');
      const name = { type: state.type, loginName: form.elements.loginName.value.trim() };
      if (state.type === PHONE) name.phoneArea = form.elements.phoneArea.value.trim();
      const proof =
        state.by === 'password'
          ? { loginPwd: md5(form.elements.password.value) }
          : { verifyCode: form.elements.verifyCode.value.trim(), sendToken: channelOf(form).ticket };
      state.who = { ...name, ...proof };
      state.company = form.elements.company.value.trim();
      if ((await api.googleStatus(name, state.company)) > 0) askForGoogle();
      else await logIn({});
    });

  function askForGoogle() {
    state.step = 'google';
    focusOn('google-code');
  }

  const submitGoogle = (form) => working(() => logIn({ googleCode: form.elements.googleCode.value.trim() }));

  /** What is wrong besides the authenticator's code can only be mended in the first step. */
  async function logIn(google) {
    try {
      const customer = await api.login({ ...state.who, ...google }, state.company);
      localStorage.setItem(COMPANY, state.company);
      forgetTickets();
      loggedIn(customer);
    } catch (refusal) {
      if (refusal.code === GOOGLE_MISSING && state.step === 'who') {
        askForGoogle();
        return;
      }
      if (refusal.code !== GOOGLE_WRONG && refusal.code !== GOOGLE_MISSING) {
        state.step = 'who';
        focusOn('login-name');
      }
      throw refusal;
    }
  }

  const actions = { send, submitWho, submitGoogle, channelOf, back: () => change({ step: 'who' }), change };

  function change(values) {
    Object.assign(state, { refusal: null, said: '' }, values);
    update();
  }

  return {
    name: 'login',
    title: () => t('login.title'),
    load: async () => session.token && loggedIn({ token: session.token, ...session.customer }),
    template: () => [loginForm(state, actions), state.step === 'google' ? googleForm(state, actions) : ''],
    left() {
      clearInterval(timer);
      state.who = null;
    },
  };
}
