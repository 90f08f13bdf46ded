/** Drugs taken on prescription: names of substances (INN) and brands as they are sold in Taiwan. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** Names of prescription drugs and of classes of them. Vitamins and what stands on every shelf are not here. */
export const DRUGS: readonly string[] = words(`
metformin glibenclamide gliclazide glimepiride glipizide pioglitazone sitagliptin linagliptin saxagliptin vildagliptin empagliflozin dapagliflozin canagliflozin acarbose repaglinide liraglutide semaglutide dulaglutide tirzepatide
amlodipine nifedipine felodipine lercanidipine diltiazem verapamil valsartan losartan irbesartan olmesartan telmisartan candesartan enalapril lisinopril captopril ramipril perindopril bisoprolol carvedilol atenolol metoprolol propranolol
furosemide hydrochlorothiazide indapamide spironolactone sacubitril ivabradine digoxin amiodarone nitroglycerin isosorbide nicorandil warfarin rivaroxaban apixaban dabigatran edoxaban clopidogrel ticagrelor prasugrel cilostazol
atorvastatin rosuvastatin simvastatin pravastatin pitavastatin ezetimibe fenofibrate gemfibrozil levothyroxine methimazole propylthiouracil prednisolone dexamethasone methylprednisolone hydrocortisone
omeprazole esomeprazole lansoprazole pantoprazole rabeprazole dexlansoprazole famotidine mosapride domperidone metoclopramide mesalamine
allopurinol febuxostat benzbromarone colchicine celecoxib etoricoxib diclofenac naproxen meloxicam indomethacin tramadol morphine fentanyl oxycodone buprenorphine methadone
gabapentin pregabalin carbamazepine phenytoin valproate levetiracetam lamotrigine topiramate oxcarbazepine phenobarbital levodopa pramipexole ropinirole rasagiline donepezil rivastigmine galantamine memantine sumatriptan baclofen
fluoxetine sertraline paroxetine escitalopram citalopram venlafaxine duloxetine bupropion mirtazapine trazodone agomelatine vortioxetine imipramine amitriptyline clomipramine lithium quetiapine olanzapine risperidone aripiprazole
paliperidone clozapine haloperidol ziprasidone amisulpride lurasidone brexpiprazole methylphenidate atomoxetine alprazolam lorazepam diazepam clonazepam estazolam zolpidem zopiclone flunitrazepam bromazepam buspirone hydroxyzine
amoxicillin cefuroxime ceftriaxone cephalexin cefixime azithromycin clarithromycin doxycycline minocycline levofloxacin ciprofloxacin moxifloxacin vancomycin meropenem rifampicin isoniazid ethambutol pyrazinamide oseltamivir
baloxavir acyclovir valacyclovir entecavir tenofovir lamivudine sofosbuvir ledipasvir glecaprevir dolutegravir bictegravir efavirenz raltegravir fluconazole itraconazole terbinafine ivermectin hydroxychloroquine paxlovid remdesivir molnupiravir
methotrexate sulfasalazine leflunomide azathioprine cyclosporine tacrolimus mycophenolate adalimumab etanercept infliximab tocilizumab secukinumab ustekinumab dupilumab omalizumab tofacitinib baricitinib
cisplatin carboplatin oxaliplatin paclitaxel docetaxel doxorubicin cyclophosphamide fluorouracil capecitabine gemcitabine pemetrexed irinotecan etoposide vincristine bortezomib lenalidomide imatinib gefitinib erlotinib afatinib osimertinib
sorafenib lenvatinib sunitinib trastuzumab bevacizumab rituximab cetuximab pembrolizumab nivolumab atezolizumab tamoxifen letrozole anastrozole exemestane leuprolide goserelin abiraterone enzalutamide
alendronate denosumab teriparatide zoledronate tamsulosin finasteride dutasteride silodosin mirabegron solifenacin tolterodine oxybutynin sildenafil tadalafil clomiphene progesterone dydrogesterone estradiol misoprostol mifepristone
salbutamol budesonide formoterol salmeterol fluticasone tiotropium montelukast theophylline levocetirizine fexofenadine desloratadine isotretinoin latanoprost timolol bimatoprost erythropoietin heparin enoxaparin insulin
glucophage januvia trajenta jardiance forxiga galvus ozempic victoza trulicity mounjaro lantus toujeo novorapid humalog norvasc diovan cozaar olmetec micardis aprovel exforge concor dilatrend entresto lanoxin plavix brilinta
xarelto eliquis pradaxa lixiana lipitor crestor vytorin ezetrol lipanthyl nexium takepron feburic euricon arcoxia tramacet neurontin lyrica depakine tegretol keppra lamictal topamax madopar aricept exelon prozac zoloft lexapro
cipralex efexor cymbalta wellbutrin remeron valdoxan seroquel zyprexa risperdal abilify invega ritalin concerta strattera xanax ativan valium rivotril stilnox imovane eurodin tamiflu xofluza baraclude vemlidy epclusa maviret
triumeq biktarvy humira enbrel cosentyx dupixent iressa tarceva giotrif tagrisso nexavar lenvima herceptin avastin mabthera keytruda opdivo tecentriq nolvadex femara arimidex fosamax prolia forteo avodart harnalidge betmiga
viagra cialis symbicort seretide spiriva singulair ventolin eltroxin plaquenil
庫魯化 佳糖維 恩排糖 福適佳 胰妥善 胰島素注射 胰島素治療 胰島素 胰島素幫浦 脈優 得安穩 可悅您 冠脂妥 立普妥 維妥力 保栓通 拜瑞妥 普栓達 可邁丁 華法林 耐適恩 福避痛 優力康 鎮頑癲 利瑞卡 帝拔癲 癲通 優閒 美道普 愛憶欣 憶思能
百憂解 樂復得 立普能 速悅 千憂解 威克倦 樂活憂 思樂康 金普薩 理思必妥 安立復 善思達 利他能 專思達 思銳 贊安諾 安定文 煩寧 利福全 使蒂諾斯 宜眠安 悠樂丁 克流感 紓伏效 貝樂克 韋立得 宜譜莎 艾百樂 復邁 恩博 可善挺 杜避炎 艾瑞莎 得舒緩
妥復克 泰格莎 蕾莎瓦 樂衛瑪 賀癌平 癌思停 莫須瘤 吉舒達 保疾伏 癌自禦 泰莫西芬 復乳納 福善美 保骼麗 適尿通 適波達 威而鋼 犀利士 吸必擴 使肺泰 適喘樂 欣流 泛得林 昂特欣 必賴克廔 善可舒 胰妥讚 猛健樂 善纖達 週纖達 普拿疼處方
類固醇 免疫抑制劑 抗憂鬱劑 抗憂鬱藥 抗精神病藥物 抗精神病藥 抗焦慮藥 鎮靜安眠藥 安眠藥 助眠藥 抗癲癇藥 抗凝血劑 抗凝血藥 抗血小板藥 降血壓藥 降血糖藥 降血脂藥 降壓藥 降尿酸藥 抗甲狀腺藥 甲狀腺素 化療藥物 標靶藥物 標靶藥 抗病毒藥物
抗結核藥物 抗愛滋藥物 雞尾酒療法 美沙冬替代療法 美沙冬 排卵藥 排卵針 安胎藥 止痛針 嗎啡 強心劑 利尿劑 支氣管擴張劑 抗生素治療 排斥藥 抗排斥藥
`)
