// Demo mode, which each answer of the server tells: the codes that are not sent can be asked for. Otherwise nothing is offered.
export const demo = {
  isOn: false,
  password: 'Demo-Passw0rd!',
  customers: [
    { id: 'demo', company: '439', loginName: 'demo@customer-api.test' },
    { id: 'other', company: '360', loginName: 'other@customer-api.test' },
    { id: 'new', company: '368', loginName: 'new@customer-api.test' },
  ],
};

export async function knowDemo() {
  const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  demo.isOn = answer?.headers.get('Demo-Mode') === 'on';
}

/** The next authenticator code and the sent codes of a demo customer; null where he is none. */
export async function codesOf(loginName) {
  try {
    const response = await fetch(`/api/demo/codes?loginName=${encodeURIComponent(loginName)}`, { cache: 'no-store' });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** The next authenticator code, waited for: each is accepted once in 30 seconds. */
export async function googleCodeOf(loginName, tries = 20) {
  for (let i = 0; i < tries; i++) {
    const codes = await codesOf(loginName);
    if (!codes || codes.googleCode) return codes?.googleCode ?? '';
    await new Promise((wake) => setTimeout(wake, 2000));
  }
  return '';
}

/** The code that was sent under that ticket, waited for: a guest's is sent behind the answer. */
export async function sentCodeOf(loginName, ticket, tries = 20) {
  for (let i = 0; i < tries; i++) {
    const codes = await codesOf(loginName);
    const code = codes?.messages.find((message) => message.sendToken === ticket)?.code;
    if (!codes || code) return code ?? '';
    await new Promise((wake) => setTimeout(wake, 250));
  }
  return '';
}
