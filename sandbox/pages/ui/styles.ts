/** The look of all our pages: one sheet, light and dark by the reader's preference, phone to wide. */
export const styles = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f5f1, #16181b);
  --sheet: light-dark(#ffffff, #1e2125);
  --sunk: light-dark(#f0eee8, #272b30);
  --line: light-dark(#dedad0, #363b42);
  --ink: light-dark(#22252a, #e9e7e1);
  --quiet: light-dark(#5d6168, #a5a8ad);
  --accent: light-dark(#0b6b62, #5cc9bb);
  --on-accent: light-dark(#ffffff, #06211e);
  --good: light-dark(#1c6b34, #7fd49a);
  --good-ground: light-dark(#e2f3e6, #1b3324);
  --bad: light-dark(#a3261d, #ff9c92);
  --bad-ground: light-dark(#fbe6e3, #43201c);
  --warn: light-dark(#7a4e00, #f1c66c);
  --warn-ground: light-dark(#fff1cf, #3b3018);
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-bottom: 90px; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--sheet); padding: 8px 12px; z-index: 1; }
.notice { margin: 0; padding: 6px 16px; background: var(--warn-ground); color: var(--warn); text-align: center; font-size: 14px; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 24px; padding: 10px 24px; background: var(--sheet); border-bottom: 1px solid var(--line); }
.brand { font-weight: 700; font-size: 18px; color: var(--ink); text-decoration: none; }
.top nav { order: 1; flex: 1 1 100%; min-width: 0; display: flex; flex-wrap: wrap; gap: 2px; margin-left: -9px; }
.top nav a { padding: 4px 9px; border-radius: 8px; font-size: 14px; color: var(--quiet); text-decoration: none; }
.top nav a:hover { background: var(--sunk); color: var(--ink); }
.top nav a[aria-current] { background: var(--sunk); color: var(--ink); font-weight: 600; }
.where { margin-left: auto; color: var(--quiet); font-size: 14px; }
form.where { display: flex; gap: 6px; align-items: center; min-width: 0; }
form.where select { width: auto; min-width: 0; max-width: 260px; min-height: 32px; padding: 3px 8px; font-size: 14px; }
main { max-width: 1080px; margin: 0 auto; padding: 24px 24px 64px; }
main.narrow { max-width: 480px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 18px; margin: 0 0 12px; }
p { margin: 0 0 12px; }
.quiet { color: var(--quiet); }
.small { font-size: 14px; }
.head { display: flex; flex-wrap: wrap; align-items: center; gap: 12px; margin-bottom: 20px; }
.head .grow { flex: 1 1 auto; min-width: 0; }
.card { background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; padding: 20px; margin-bottom: 20px; }
.cols { display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; align-items: start; }
@media (min-width: 860px) { .cols { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); } }
.fields { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px 20px; }
@media (min-width: 620px) { .fields { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
fieldset { border: 0; padding: 0; margin: 0 0 24px; min-width: 0; }
legend { font-weight: 700; font-size: 18px; padding: 0; margin-bottom: 12px; }
label, .label { display: block; font-weight: 600; font-size: 14px; margin-bottom: 4px; }
.hint { font-size: 13px; color: var(--quiet); margin: 4px 0 0; }
input, select, textarea { width: 100%; min-height: 42px; font: inherit; color: var(--ink); background: var(--sheet); border: 1px solid light-dark(#8a8577, #6d747d); border-radius: 8px; padding: 8px 10px; }
textarea { min-height: 120px; font-family: ui-monospace, monospace; font-size: 14px; }
input[type=checkbox] { width: 20px; min-height: 20px; height: 20px; margin: 0; flex: none; accent-color: var(--accent); }
.check { display: flex; gap: 10px; align-items: center; font-weight: 400; font-size: 16px; margin: 0; min-height: 32px; overflow-wrap: anywhere; }
.check > span { min-width: 0; }
button, .button { display: inline-block; font: inherit; font-weight: 600; min-height: 42px; padding: 8px 16px; border-radius: 8px; border: 1px solid light-dark(#8a8577, #6d747d); background: var(--sheet); color: var(--ink); cursor: pointer; text-decoration: none; text-align: center; }
button:hover, .button:hover { background: var(--sunk); }
.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.main:hover { background: color-mix(in srgb, var(--accent) 85%, var(--ink)); }
.danger { color: var(--bad); }
.little { white-space: nowrap; min-height: 32px; padding: 3px 10px; font-size: 14px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.row > input, .row > select { flex: 1 1 180px; width: auto; min-width: 0; }
.fields + button, .fields + form, .check + button { margin-top: 16px; }
.boxes { border-top: 1px solid var(--line); padding: 8px 0; }
.boxes > summary { font-weight: 600; padding: 4px 0; }
.inline, .inline > summary { display: inline; }
.inline > summary { text-decoration: underline dotted; }
h3 { font-size: 16px; margin: 0; }
h3.grow { flex: 1 1 auto; }
.installs { margin-top: 14px; }
.installs select { flex: 0 1 auto; }
.savebar { position: sticky; bottom: 0; display: flex; gap: 12px; align-items: center; background: var(--sheet); border-top: 1px solid var(--line); margin: 0 -20px -20px; padding: 14px 20px; border-radius: 0 0 12px 12px; }
.message { border-radius: 8px; padding: 10px 14px; margin-bottom: 20px; overflow-wrap: anywhere; }
.message.good { background: var(--good-ground); color: var(--good); }
.message.bad { background: var(--bad-ground); color: var(--bad); }
.chip { display: inline-block; font-size: 13px; font-weight: 600; border-radius: 99px; padding: 1px 10px; background: var(--sunk); color: var(--ink); white-space: nowrap; }
.chip.good { background: var(--good-ground); color: var(--good); }
.chip.bad { background: var(--bad-ground); color: var(--bad); }
.chip.warn { background: var(--warn-ground); color: var(--warn); }
.tags { display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 14px; padding: 0; list-style: none; }
.tags form { display: inline-flex; }
.tags button { border-radius: 99px; }
.tabs { display: flex; flex-wrap: wrap; gap: 4px; margin-bottom: 16px; }
.tabs a { padding: 6px 12px; border-radius: 8px; color: var(--quiet); text-decoration: none; }
.tabs a[aria-current] { background: var(--accent); color: var(--on-accent); font-weight: 600; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-size: 13px; color: var(--quiet); font-weight: 600; padding: 8px 12px; border-bottom: 1px solid var(--line); }
td { padding: 10px 12px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
tr:last-child td { border-bottom: 0; }
.list { padding: 0; overflow: hidden; }
.list tbody tr:hover { background: var(--sunk); }
td.nowrap { white-space: nowrap; }
.name { font-weight: 600; }
.empty { padding: 48px 20px; text-align: center; }
@media (max-width: 700px) {
  main { padding: 16px 12px 48px; }
  .top { padding: 10px 12px; gap: 4px 12px; }
  .top nav { gap: 0; margin-left: -8px; }
  .top nav a { padding: 5px 8px; font-size: 14px; }
  form.where select { max-width: 116px; }
  .wide { display: none; }
  th, td { padding: 10px 8px; }
}
dl { margin: 0; display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 6px 16px; font-size: 14px; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, monospace; font-size: 13px; }
pre { max-height: 420px; overflow-y: auto; background: var(--sunk); border-radius: 8px; padding: 12px; overflow-x: auto; margin: 8px 0 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
details > summary { cursor: pointer; }
.entry { border-bottom: 1px solid var(--line); padding: 14px 20px; }
.entry:last-child { border-bottom: 0; }
.pager { display: flex; justify-content: space-between; gap: 12px; margin-top: 16px; }
.perms { list-style: none; padding: 0; margin: 0 0 20px; }
.perms li { padding: 10px 0; border-top: 1px solid var(--line); }
.stack { display: grid; gap: 10px; }
.plain { list-style: none; padding: 0; margin: 0 0 12px; }
.plain li { padding: 4px 0; overflow-wrap: anywhere; }
.text { white-space: pre-line; overflow-wrap: anywhere; }
.thread { list-style: none; padding: 0; margin: 0 0 20px; display: grid; gap: 12px; }
.thread p { margin: 0 0 2px; }
.said { border-radius: 12px; padding: 10px 14px; background: var(--sunk); width: fit-content; max-width: min(100%, 560px); }
.said.ours { margin-left: auto; background: var(--good-ground); }
.said.note { margin-left: auto; background: var(--warn-ground); }
.activity { text-align: center; }
.scores { display: grid; grid-template-columns: repeat(auto-fit, minmax(58px, 1fr)); gap: 6px; margin-bottom: 12px; }
.score { display: grid; justify-items: center; margin: 0; padding: 6px 2px; border: 1px solid var(--line); border-radius: 8px; font-size: 18px; line-height: 1.3; cursor: pointer; position: relative; }
.score .small { font-size: 12px; }
.score:hover { background: var(--sunk); }
.score:has(:checked) { border-color: var(--accent); background: var(--sunk); outline: 2px solid var(--accent); }
.score:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.score input { position: absolute; inset: 0; min-height: 0; margin: 0; opacity: 0; cursor: pointer; }
.message.warn { background: var(--warn-ground); color: var(--warn); }
.canvas { display: flow-root; margin-bottom: 12px; }
.canvas h3 { font-size: 17px; margin: 0 0 10px; }
.canvas p, .canvas .field, .canvas hr, .canvas .picture, .canvas .facts, .canvas .items, .canvas .full { margin: 0 0 10px; }
.switch { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px 24px; align-items: center; }
.switch p { margin: 2px 0 0; }
.switch .row { align-items: center; }
@media (min-width: 860px) { .switch { grid-template-columns: minmax(0, 1fr) minmax(0, auto); } .switch > :last-child { justify-content: flex-end; max-width: 520px; } }
.canvas .tight { margin-bottom: 0; }
.canvas .muted { color: var(--quiet); }
.canvas .error { color: var(--bad); }
.canvas .center { text-align: center; }
.canvas .right { text-align: right; }
.canvas .full { width: 100%; }
.canvas .link { border-color: transparent; background: none; color: var(--accent); text-decoration: underline; }
.canvas hr { border: 0; border-top: 1px solid var(--line); }
.canvas img { max-width: 100%; height: auto; background: var(--sunk); }
.canvas .rounded { border-radius: 50%; }
.canvas .full_width img { width: 100%; }
.canvas .items { display: grid; gap: 6px; list-style: none; padding: 0; }
.canvas .item { display: flex; gap: 10px; align-items: center; width: 100%; padding: 8px 10px; text-align: left; font-weight: 400; }
.canvas .lines { display: grid; min-width: 0; overflow-wrap: anywhere; }
.canvas .spacer.xs { height: 4px; }
.canvas .spacer.s { height: 8px; }
.canvas .spacer.m { height: 16px; }
.canvas .spacer.l { height: 24px; }
.canvas .spacer.xl { height: 40px; }
.canvas legend { font-size: 14px; }
.canvas input[type=radio] { width: 20px; min-height: 20px; height: 20px; margin: 0; flex: none; accent-color: var(--accent); }
.canvas [aria-invalid] { border-color: var(--bad); border-width: 2px; }
.canvas :disabled { opacity: 0.6; cursor: not-allowed; }
`;
