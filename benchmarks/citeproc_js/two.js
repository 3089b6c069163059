const fs=require("fs"),path=require("path"),CSL=require("citeproc");
const [file,itemsPath,locale,folder,cits,format]=process.argv.slice(2);
const items=JSON.parse(fs.readFileSync(itemsPath,"utf8"));const byId=new Map(items.map(i=>[i.id,i]));
const sys={retrieveItem:id=>JSON.parse(JSON.stringify(byId.get(id))),retrieveLocale:c=>{const f=path.join(folder,`locales-${c}.xml`);return fs.existsSync(f)?fs.readFileSync(f,"utf8"):null}};
const e=new CSL.Engine(sys,fs.readFileSync(file,"utf8"),locale,true);e.setOutputFormat(format||"text");
let before=[];let texts={};
JSON.parse(cits).forEach((c,i)=>{const cit={citationItems:c,properties:{noteIndex:i+1}};const [,ch]=e.processCitationCluster(cit,before,[]);ch.forEach(x=>texts[x[2]]=x[1]);before.push([cit.citationID,i+1]);});
before.forEach(b=>console.log(texts[b[0]]));
const m=e.makeBibliography(); if(m) console.log(m[1].join("").trim());
