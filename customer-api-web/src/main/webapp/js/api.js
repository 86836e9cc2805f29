// The one client of the public API: it knows headers and envelope, and nothing of pages.
import { language, t } from './i18n.js';
import { session } from './session.js';

const KEYS = 'customer.app.CustomerApiWebService';
const CUSTOMER = 'customer.app.CustomerWebApiService';
const GOOGLE = 'customer.app.GoogleVerifyApiService';
const CODES = 'message.app.VerificationApiService';
const KYC = 'customer.app.KycWebApiService';

/** The only codes that mean: log in again. */
const SESSION_IS_OVER = ['GATEWAY_CODE_001', 'GATEWAY_CODE_005'];

/** What the server refused, in its own words; also what did not reach it. */
export class Refusal extends Error {
  constructor({ code, msg, msgParams }) {
    super(msg);
    this.code = code;
    this.params = msgParams ?? '';
  }

  get endsSession() {
    return SESSION_IS_OVER.includes(this.code);
  }
}

let sessionIsOver = () => {};

/** Calls back when the server no longer knows the session. */
export function onSessionOver(callback) {
  sessionIsOver = callback;
}

async function ask(path, body, { companyId, quiet } = {}) {
  const headers = { 'Content-Type': 'application/json', lang: language(), version: '0.0.1' };
  const company = companyId ?? session.customer?.companyId;
  if (company) headers.companyId = String(company);
  if (session.token) headers.token = session.token;
  const envelope = await answer(path, { method: 'POST', headers, body: JSON.stringify(body ?? {}) });
  if (envelope.ok) return envelope.data;
  const refusal = new Refusal(envelope);
  if (refusal.endsSession && !quiet) sessionIsOver(refusal);
  throw refusal;
}

async function answer(path, request) {
  let response;
  try {
    response = await fetch(path, { ...request, cache: 'no-store', credentials: 'omit', redirect: 'error' });
  } catch {
    throw new Refusal({ code: 'NETWORK', msg: t('error.network') });
  }
  try {
    return await response.json();
  } catch {
    throw new Refusal({ code: String(response.status), msg: t('error.unreadable', response.status) });
  }
}

const global = (bizType, body, options) => ask(`/api/global/${bizType}`, body, options);

export const api = {
  login: (body, companyId) => ask(`/api/login/${CUSTOMER}.login`, body, { companyId }),
  logout: () => ask('/api/logout', {}, { quiet: true }),
  googleStatus: (body, companyId) => global(`${CUSTOMER}.checkGoogleMFAStatus`, body, { companyId }),
  customer: () => global(`${CUSTOMER}.findCustomerInfo`),
  changeLanguage: (newLang) => global(`${CUSTOMER}.changeLang`, { newLang }, { quiet: true }),
  kyc: (openAccountType) => global(`${KYC}.checkKycApply`, { businessCode: 'API', openAccountType }),
  sendCode: (bizType, guest = {}, companyId = undefined) => global(`${CODES}.verifyCodeSend`, { bizType, ...guest }, { companyId }),
  keys: (body) => global(`${KEYS}.page`, body),
  key: (id) => global(`${KEYS}.queryApi`, { id }),
  issueKey: (body) => global(`${KEYS}.applyApi`, body),
  changeKey: (body) => global(`${KEYS}.editApiPermission`, body),
  revokeKey: (id) => global(`${KEYS}.delApi`, { id }),
  downgradeKey: (body) => global(`${KEYS}.downgrade`, body),
  newAuthenticator: () => global(`${GOOGLE}.generateGoogleAccount`),
  bindAuthenticator: (body) => global(`${CUSTOMER}.enableOrForbidMFA`, body),
};
