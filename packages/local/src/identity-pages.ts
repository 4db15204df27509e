import { accounts } from './accounts';

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const shell = (title: string, content: string) =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Civicline</title><style>
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#eef3f6;font:16px/1.5 system-ui,sans-serif;color:#16242e}
main{background:#fff;border:1px solid #cfd9e0;border-radius:10px;padding:32px;width:min(440px,calc(100vw - 32px));box-sizing:border-box}
h1{font-size:22px;margin:0 0 4px}p{margin:0 0 20px;color:#435561}a{color:#0b4f6c}
button{display:block;width:100%;text-align:left;padding:12px 16px;margin:0 0 8px;border:1px solid #9fb1bd;border-radius:8px;background:#fff;font:inherit;cursor:pointer}
button:hover,button:focus-visible{border-color:#0b4f6c;outline:2px solid #0b4f6c;outline-offset:1px}strong{display:block}span{color:#435561;font-size:14px}</style></head>
<body><main><h1>${title}</h1>${content}</main></body></html>`;

const english = (text: string) => `<span lang="en">${text}</span>`;

/** The demo accounts, a button each. */
export const accountsPage = (uid: string) =>
  shell(
    'Đăng nhập',
    `<p>Chọn một tài khoản dùng thử. ${english('Choose a demo account.')}</p>
<form method="post" action="/oidc/interaction/${escape(uid)}">
${accounts.map(({ id, name, what }) => `<button name="account" value="${escape(id)}"><strong>${escape(name)}</strong><span>${escape(id)} · ${escape(what)}</span></button>`).join('\n')}
</form>`,
  );

/** A page of signing in that is too old, or a request that is none. */
export const troublePage = (gatewayUrl: string) =>
  shell(
    'Chưa đăng nhập được',
    `<p>Trang đăng nhập này không còn hiệu lực. ${english('This sign-in page is no longer valid.')}</p>
<p><a href="${escape(gatewayUrl)}/auth/sign-in">Đăng nhập lại · ${english('Sign in again')}</a></p>`,
  );

/** `form` is the provider's own, submitted by the buttons. */
export const signOutPage = (form: string) =>
  shell(
    'Đăng xuất',
    `<p>Đăng xuất khỏi tài khoản dùng thử? ${english('Sign out of the demo account?')}</p>${form}
<button autofocus type="submit" form="op.logoutForm" value="yes" name="logout">Đăng xuất · ${english('Sign out')}</button>
<button type="submit" form="op.logoutForm">Ở lại · ${english('Stay signed in')}</button>`,
  );

export const signedOutPage = (gatewayUrl: string) =>
  shell('Đã đăng xuất', `<p><a href="${escape(gatewayUrl)}/">Về trang đầu · ${english('Home')}</a></p>`);
