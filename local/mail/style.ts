/** The mail page's look: two columns from 860 px, one thing at a time below. */
export const STYLE = `
:root {
  color-scheme: light;
  --ink: #1f2328; --soft: #59636e; --line: #e1e4e8; --ground: #f6f7f8; --chosen: #e8f0fb;
  --link: #0b57b0;
}
* { box-sizing: border-box; }
body {
  margin: 0; color: var(--ink); background: var(--ground);
  font: 15px/1.7 system-ui, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', sans-serif;
}
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: -2px; }

aside { background: #fff; }
header {
  display: grid; grid-template-columns: auto 1fr auto; gap: 0 10px; align-items: center;
  padding: 14px 16px 12px; border-bottom: 1px solid var(--line);
}
header strong { font-size: 18px; }
header strong a { color: inherit; text-decoration: none; }
header p { grid-column: 1 / -1; margin: 0; font-size: 13px; }
#count, header p { color: var(--soft); }
button {
  min-height: 36px; padding: 0 12px; font: inherit; font-size: 13px; color: var(--ink);
  background: #fff; border: 1px solid var(--line); border-radius: 6px; cursor: pointer;
}
button:hover { background: var(--ground); }

nav a {
  display: grid; grid-template-columns: 1fr auto; column-gap: 12px; padding: 12px 16px;
  border-bottom: 1px solid var(--line); color: inherit; text-decoration: none;
}
nav a:hover { background: var(--ground); }
nav a[aria-current] { background: var(--chosen); }
nav span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
.to, time { font-size: 13px; color: var(--soft); }
time { font-variant-numeric: tabular-nums; }
.subject, .start { grid-column: 1 / -1; }
.subject { font-weight: 600; }
.start { font-size: 13px; color: var(--soft); }

main { padding: 20px 16px 48px; max-width: 820px; }
.note { margin: 0; color: var(--soft); }
.back { display: inline-flex; align-items: center; min-height: 40px; text-decoration: none; }
h1 { margin: 4px 0 12px; font-size: 22px; line-height: 1.4; overflow-wrap: anywhere; }
h2 { margin: 24px 0 6px; font-size: 15px; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 16px; margin: 0 0 16px; font-size: 14px; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
iframe, pre {
  display: block; width: 100%; background: #fff; border: 1px solid var(--line); border-radius: 8px;
}
iframe { height: min(70vh, 900px); min-height: 420px; }
pre { margin: 0; padding: 16px; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
.links { margin: 0; padding: 0; list-style: none; font-size: 14px; }
.links a { display: block; padding: 6px 0; overflow-wrap: anywhere; }
details { margin-top: 24px; }
summary { min-height: 40px; display: flex; align-items: center; cursor: pointer; color: var(--link); }

@media (max-width: 859px) {
  .is-mail aside { display: none; }
  .is-list:has(nav a) main { display: none; }
}
@media (min-width: 860px) {
  body { display: grid; grid-template-columns: 360px 1fr; min-height: 100vh; }
  aside { position: sticky; top: 0; height: 100vh; overflow-y: auto; border-right: 1px solid var(--line); }
  main { padding: 28px 36px 60px; }
  .back { display: none; }
}
`
