(()=>{"use strict";
const form=document.getElementById("answer");if(!form)return;
const words=JSON.parse(form.dataset.words),here=location.pathname.replace(/\/$/,""),shelf="plan-round:"+here,PIECE=262144;
let held={},sending=false,again=0,uploads=0;
try{held=JSON.parse(localStorage.getItem(shelf)||"{}")}catch{held={}}
const store=()=>{try{Object.keys(held).length?localStorage.setItem(shelf,JSON.stringify(held)):localStorage.removeItem(shelf)}catch{}};
const fields=name=>form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
const valueOf=name=>{const all=[...fields(name)];return all[0]&&all[0].type==="radio"?(all.find(f=>f.checked)||{value:""}).value:(all[0]||{value:""}).value};
const hour=()=>new Date().toLocaleTimeString(document.documentElement.lang,{hour:"2-digit",minute:"2-digit"});
const told=(name,text,sign)=>{const part=(fields(name)[0]||form).closest(".b"),at=part&&part.querySelector(".saved");if(at){at.textContent="";const b=document.createElement("b");b.textContent=sign+" "+text[0];at.append(b," "+text[1].replace("{hour}",hour()))}};
const counted=()=>{const said=new Set([...form.querySelectorAll("input[type=radio]:checked")].map(f=>f.name));
 const n=said.size+Number(form.dataset.before);const at=document.getElementById("count");if(at)at.textContent=words.count.replace("{n}",n)};
for(const[name,value]of Object.entries(held))for(const f of fields(name)){if(f.type==="radio")f.checked=f.value===value;else f.value=value;told(name,words.here,"▲")}
counted();
async function flush(){
 if(sending||!Object.keys(held).length)return true;
 sending=true;const sent={...held};let ok=false;
 try{const stop=new AbortController(),late=setTimeout(()=>stop.abort(),20000);
  const answer=await fetch(here+"/draft",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(sent),signal:stop.signal});
  clearTimeout(late);
  if(answer.ok){for(const name in sent){if(held[name]===sent[name])delete held[name];told(name,words.kept,"✔")}store();ok=true;again=0}
  else if([401,403,404,410].includes(answer.status)){location.reload();return false}
 }catch{}
 sending=false;
 if(!ok)for(const name in sent)told(name,words.here,"▲");
 if(!ok||Object.keys(held).length){clearTimeout(timer);timer=setTimeout(flush,ok?300:Math.min(30000,2000*2**again++))}
 return ok&&!Object.keys(held).length}
let timer=0;
const typed=e=>{const name=e.target.name;if(!name||e.target.type==="file")return;held[name]=valueOf(name);store();counted();clearTimeout(timer);timer=setTimeout(flush,e.type==="change"?50:900)};
form.addEventListener("input",typed);form.addEventListener("change",typed);
addEventListener("online",()=>{again=0;flush()});
document.addEventListener("visibilitychange",()=>{if(document.visibilityState==="hidden")flush()});
form.addEventListener("submit",async e=>{if(e.submitter&&e.submitter.dataset.go)return;e.preventDefault();const by=e.submitter;
 clearTimeout(timer);
 for(let i=0;i<40&&sending;i++)await new Promise(r=>setTimeout(r,250));
 if(uploads){alert(words.uploading);return}
 if(await flush()){for(const f of form.querySelectorAll("input[type=file]"))f.disabled=true;if(by)by.dataset.go="1";setTimeout(()=>form.requestSubmit(by||undefined))}
 else alert(words.cut)});
const wait=ms=>new Promise(r=>{const t=setTimeout(done,ms);function done(){clearTimeout(t);removeEventListener("online",done);r()}addEventListener("online",done)});
async function bring(field,file){
 const box=field.closest("div"),line=document.createElement("div");line.className="file";
 const name=document.createElement("b"),state=document.createElement("span"),bar=document.createElement("div"),inner=document.createElement("i");
 name.textContent=file.name;state.className="q s";bar.className="up";bar.setAttribute("role","progressbar");bar.setAttribute("aria-label",words.sending);bar.append(inner);line.append(name,document.createElement("br"),state,bar);box.append(line);
 const action=field.name.split(".")[1];let id="",at=0,tries=0;uploads++;
 const show=text=>{const part=file.size?at/file.size:0;inner.style.width=100*part+"%";bar.setAttribute("aria-valuenow",Math.round(100*part));state.textContent=text||words.part.replace("{done}",(at/1048576).toLocaleString(document.documentElement.lang,{maximumFractionDigits:1})).replace("{whole}",(file.size/1048576).toLocaleString(document.documentElement.lang,{maximumFractionDigits:1}))};
 show();
 while(at<file.size||!id){
  try{const answer=id?await fetch(`${here}/file/${id}?at=${at}`,{method:"PUT",body:file.slice(at,at+PIECE)})
   :await fetch(here+"/file",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({action,name:file.name,size:file.size})});
   const said=await answer.json();
   if(!answer.ok&&answer.status<500){state.className="err";show(said.sentence);uploads--;field.value="";return}
   if(!answer.ok)throw 0;
   id=said.id;at=said.received;tries=0;show()
  }catch{show(words.resumes);await wait(Math.min(15000,1000*2**tries++))}}
 show(words.whole);uploads--;field.value=""}
form.addEventListener("change",e=>{if(e.target.type==="file")for(const file of e.target.files)bring(e.target,file)});
if(Object.keys(held).length)flush();
})();
