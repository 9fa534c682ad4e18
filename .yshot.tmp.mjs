import { chromium } from 'playwright-core';
import { pathToFileURL } from 'node:url';
const [,, base, out, ...pages] = process.argv;
import fs from 'node:fs';
const exe = ['/usr/bin/chromium','/usr/bin/google-chrome'].find(f=>fs.existsSync(f));
let opts = { args:['--no-sandbox','--disable-gpu','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync','--disable-quic'] };
if (exe) opts.executablePath = exe; else { const c=(await import('@sparticuz/chromium')).default; opts.executablePath=await c.executablePath(); opts.args=[...c.args,...opts.args].filter(a=>a!=='--single-process'); }
const b = await chromium.launch(opts);
for (const spec of pages) {
  const [path,w='1280',theme='light']=spec.split('@');
  const ctx = await b.newContext({ viewport:{width:+w,height:900}, colorScheme: theme });
  const p = await ctx.newPage();
  p.on('console', m=>{ if(m.type()==='error'||m.type()==='warning') console.log('console',path,m.type(),m.text())});
  p.on('pageerror', e=>console.log('pageerror',path,e.message));
  await p.goto(base+path,{waitUntil:'networkidle'});
  const name = out+'/'+path.replace(/[^a-z0-9]+/gi,'_')+'_'+w+'_'+theme+'.png';
  const y=+(spec.split('@')[3]||0); await p.evaluate(v=>window.scrollTo(0,v),y); await p.screenshot({path:name.replace('.png','_'+y+'.png')});
  console.log(name);
  await ctx.close();
}
await b.close();
