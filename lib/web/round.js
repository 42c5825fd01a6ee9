(()=>{"use strict";
const form=document.getElementById("answer");if(!form)return;
const words=JSON.parse(form.dataset.words),here=location.pathname.replace(/\/$/,""),shelf="plan-round:"+here,PIECE=262144;
let held={},sending=false,again=0,uploads=0;
// What is not received yet, on this device: by name, the text, the mark of what was shown, what was sent without an answer.
const shelved=()=>{try{return JSON.parse(localStorage.getItem(shelf)||"{}")}catch{return{}}};
for(const[name,one]of Object.entries(shelved()))held[name]=typeof one==="string"?{v:one}:one;
// Another window of the same page has its own there: each writes and takes away what it holds alone.
const store=names=>{try{const all=shelved();for(const name of names)if(held[name])all[name]=held[name];else delete all[name];
 Object.keys(all).length?localStorage.setItem(shelf,JSON.stringify(all)):localStorage.removeItem(shelf)}catch{}};
// The marks of the fields as they were given (lib/usecases/people/touched.py), which go back with the form.
const given=form.elements.shown,order=form.dataset.fields.split(" "),marks={};
for(const one of given.value.split(" ")){const[key,all]=one.split(":");(key?order:["word"]).forEach((field,at)=>{marks[field+"."+key]=all.slice(5*at,5*at+5)})}
const mark=(name,to)=>{if(!to||!(name in marks))return;marks[name]=to;
 given.value=given.value.split(" ").map(one=>{const key=one.split(":")[0];return key+":"+(key?order:["word"]).map(field=>marks[field+"."+key]).join("")}).join(" ")};
const fields=name=>form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
const valueOf=name=>{const all=[...fields(name)];return all[0]&&all[0].type==="radio"?(all.find(f=>f.checked)||{value:""}).value:(all[0]||{value:""}).value};
const hour=()=>new Date().toLocaleTimeString(document.documentElement.lang,{hour:"2-digit",minute:"2-digit"});
const told=(name,text,sign)=>{const part=(fields(name)[0]||form).closest(".b"),at=part&&part.querySelector(".saved");if(at){at.textContent="";const b=document.createElement("b");b.textContent=sign+" "+text[0];at.append(b," "+text[1].replace("{hour}",hour()))}};
const counted=()=>{const said=new Set([...form.querySelectorAll("input[type=radio]:checked")].map(f=>f.name));
 const n=said.size+Number(form.dataset.before);const at=document.getElementById("count");if(at)at.textContent=words.count.replace("{n}",n)};
for(const[name,one]of Object.entries(held)){one.b=one.b||marks[name];mark(name,one.b);for(const f of fields(name)){if(f.type==="radio")f.checked=f.value===one.v;else f.value=one.v;told(name,...(one.c?[words.other,"▲"]:[words.here,"▲"]))}}
counted();
const waiting=()=>Object.keys(held).filter(name=>!held[name].c);
// Sends what is held; `sure`: asks even where nothing is, for the line may be cut by now.
async function flush(sure){
 const names=waiting();if(sending)return false;
 if(!sure&&!names.length)return true;
 sending=true;const sent={},shown={},tried={};let ok=false;
 for(const name of names){const one=held[name];sent[name]=one.v;shown[name]=one.b;if(one.t)tried[name]=one.t}
 try{const stop=new AbortController(),late=setTimeout(()=>stop.abort(),20000);
  const answer=await fetch(here+"/draft"+location.search,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({...sent,shown,tried}),signal:stop.signal});
  clearTimeout(late);
  if(answer.ok){const said=await answer.json(),state=document.getElementById("state");if(state)state.textContent=said.state;
   for(const name of names){const one=held[name],same=one.v===sent[name];
    if(said.other.includes(name)){if(same)one.c=1;told(name,words.other,"▲")}
    else{mark(name,said.shown[name]);if(same)delete held[name];else{one.b=marks[name];delete one.t}told(name,words.kept,"✔")}}
   store(names);ok=true;again=0}
  else if([401,403,404,410].includes(answer.status)){location.reload();return false}
 }catch{}
 sending=false;
 if(!ok){for(const name of names){const one=held[name];one.t=[...new Set([...(one.t||[]),sent[name]])].slice(-9);told(name,words.here,"▲")}store(names)}
 if(waiting().length){clearTimeout(timer);timer=setTimeout(flush,ok?300:Math.min(30000,2000*2**again++))}
 return ok&&!waiting().length}
let timer=0;
const typed=e=>{const name=e.target.name;if(!name||e.target.type==="file")return;const one=held[name]=held[name]||{b:marks[name]};one.v=valueOf(name);delete one.c;store([name]);counted();clearTimeout(timer);timer=setTimeout(flush,e.type==="change"?50:900)};
form.addEventListener("input",typed);form.addEventListener("change",typed);
addEventListener("online",()=>{again=0;flush()});
document.addEventListener("visibilitychange",()=>{if(document.visibilityState==="hidden")flush()});
form.addEventListener("submit",async e=>{if(e.submitter&&e.submitter.dataset.go)return;e.preventDefault();const by=e.submitter;
 clearTimeout(timer);
 for(let i=0;i<40&&sending;i++)await new Promise(r=>setTimeout(r,250));
 if(uploads){alert(words.uploading);return}
 if(navigator.onLine!==false&&await flush(true)){
  // What somebody else changed meanwhile goes with the form, and is chosen on the page that answers it.
  const other=Object.keys(held).filter(name=>fields(name).length);for(const name of other)delete held[name];store(other);
  for(const f of form.querySelectorAll("input[type=file]"))f.disabled=true;if(by)by.dataset.go="1";setTimeout(()=>form.requestSubmit(by||undefined))}
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
if(waiting().length)flush();
addEventListener("pageshow",e=>{if(e.persisted)location.reload()});
})();
