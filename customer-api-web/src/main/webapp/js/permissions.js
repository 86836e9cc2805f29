// What a key may do, by the codes of the wire (their spelling is the contract's), in the page's language.
import { t } from './i18n.js';

const GRANTED = 1;
const NOT_GRANTED = 2;
const KNOWN = ['ready_only', 'trade', 'contract_trade', 'captial_out'];

export const isGranted = (permission) => permission.status === GRANTED;

export const status = (granted) => (granted ? GRANTED : NOT_GRANTED);

export const permissionName = ({ code, name }) => (KNOWN.includes(code) ? t(`permission.${code}`) : name);

export const permissionHint = ({ code }) => (KNOWN.includes(code) ? t(`permission.${code}.hint`) : '');
