/** Drugs taken on prescription: names of substances (INN) and brands as they are sold in Taiwan. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** Names of prescription drugs and of classes of them. Vitamins and what stands on every shelf are not here. */
export const DRUGS: readonly string[] = words(`
metformin glibenclamide gliclazide glimepiride glipizide pioglitazone sitagliptin linagliptin saxagliptin vildagliptin empagliflozin dapagliflozin
canagliflozin acarbose repaglinide liraglutide semaglutide dulaglutide tirzepatide
amlodipine nifedipine felodipine lercanidipine diltiazem verapamil valsartan losartan irbesartan olmesartan telmisartan candesartan enalapril
lisinopril captopril ramipril perindopril bisoprolol carvedilol atenolol metoprolol propranolol
furosemide hydrochlorothiazide indapamide spironolactone sacubitril ivabradine digoxin amiodarone nitroglycerin isosorbide nicorandil warfarin
rivaroxaban apixaban dabigatran edoxaban clopidogrel ticagrelor prasugrel cilostazol
atorvastatin rosuvastatin simvastatin pravastatin pitavastatin ezetimibe fenofibrate gemfibrozil levothyroxine methimazole propylthiouracil
prednisolone dexamethasone methylprednisolone hydrocortisone
omeprazole esomeprazole lansoprazole pantoprazole rabeprazole dexlansoprazole famotidine mosapride domperidone metoclopramide mesalamine
allopurinol febuxostat benzbromarone colchicine celecoxib etoricoxib diclofenac naproxen meloxicam indomethacin tramadol morphine fentanyl oxycodone
buprenorphine methadone
gabapentin pregabalin carbamazepine phenytoin valproate levetiracetam lamotrigine topiramate oxcarbazepine phenobarbital levodopa pramipexole
ropinirole rasagiline donepezil rivastigmine galantamine memantine sumatriptan baclofen
fluoxetine sertraline paroxetine escitalopram citalopram venlafaxine duloxetine bupropion mirtazapine trazodone agomelatine vortioxetine imipramine
amitriptyline clomipramine lithium quetiapine olanzapine risperidone aripiprazole
paliperidone clozapine haloperidol ziprasidone amisulpride lurasidone brexpiprazole methylphenidate atomoxetine alprazolam lorazepam diazepam
clonazepam estazolam zolpidem zopiclone flunitrazepam bromazepam buspirone hydroxyzine
amoxicillin cefuroxime ceftriaxone cephalexin cefixime azithromycin clarithromycin doxycycline minocycline levofloxacin ciprofloxacin moxifloxacin
vancomycin meropenem rifampicin isoniazid ethambutol pyrazinamide oseltamivir
baloxavir acyclovir valacyclovir entecavir tenofovir lamivudine sofosbuvir ledipasvir glecaprevir dolutegravir bictegravir efavirenz raltegravir
fluconazole itraconazole terbinafine ivermectin hydroxychloroquine paxlovid remdesivir molnupiravir
methotrexate sulfasalazine leflunomide azathioprine cyclosporine tacrolimus mycophenolate adalimumab etanercept infliximab tocilizumab secukinumab
ustekinumab dupilumab omalizumab tofacitinib baricitinib
cisplatin carboplatin oxaliplatin paclitaxel docetaxel doxorubicin cyclophosphamide fluorouracil capecitabine gemcitabine pemetrexed irinotecan
etoposide vincristine bortezomib lenalidomide imatinib gefitinib erlotinib afatinib osimertinib
sorafenib lenvatinib sunitinib trastuzumab bevacizumab rituximab cetuximab pembrolizumab nivolumab atezolizumab tamoxifen letrozole anastrozole
exemestane leuprolide goserelin abiraterone enzalutamide
alendronate denosumab teriparatide zoledronate tamsulosin finasteride dutasteride silodosin mirabegron solifenacin tolterodine oxybutynin sildenafil
tadalafil clomiphene progesterone dydrogesterone estradiol misoprostol mifepristone
salbutamol budesonide formoterol salmeterol fluticasone tiotropium montelukast theophylline levocetirizine fexofenadine desloratadine isotretinoin
latanoprost timolol bimatoprost erythropoietin heparin enoxaparin insulin
glucophage januvia trajenta jardiance forxiga galvus ozempic victoza trulicity mounjaro lantus toujeo novorapid humalog norvasc diovan cozaar olmetec
micardis aprovel exforge concor dilatrend entresto lanoxin plavix brilinta
xarelto eliquis pradaxa lixiana lipitor crestor vytorin ezetrol lipanthyl nexium takepron feburic euricon arcoxia tramacet neurontin lyrica depakine
tegretol keppra lamictal topamax madopar aricept exelon prozac zoloft lexapro
cipralex efexor cymbalta wellbutrin remeron valdoxan seroquel zyprexa risperdal abilify invega ritalin concerta strattera xanax ativan valium rivotril
stilnox imovane eurodin tamiflu xofluza baraclude vemlidy epclusa maviret
triumeq biktarvy humira enbrel cosentyx dupixent iressa tarceva giotrif tagrisso nexavar lenvima herceptin avastin mabthera keytruda opdivo tecentriq
nolvadex femara arimidex fosamax prolia forteo avodart harnalidge betmiga
epoetin darbepoetin sevelamer calcitriol cinacalcet lanthanum levophed norepinephrine epinephrine dopamine dobutamine vasopressin nicardipine labetalol
hydralazine doxazosin terazosin prazosin clonidine methyldopa
tapazole procil augmentin unasyn tazocin piperacillin cefazolin cefepime ertapenem colistin tigecycline linezolid teicoplanin gentamicin amikacin
clindamycin metronidazole nitrofurantoin trimethoprim sulfamethoxazole baktar bactrim
voriconazole amphotericin micafungin ganciclovir valganciclovir peramivir famciclovir valtrex zovirax emtricitabine descovy truvada genvoya stribild
juluca dovato cabotegravir atripla tivicay isentress prezcobix darunavir rilpivirine abacavir zidovudine
rifampin rifapentine bedaquiline levosalbutamol terbutaline ipratropium umeclidinium vilanterol beclomethasone ciclesonide mometasone trelegy relvar
anoro ultibro benralizumab mepolizumab acetylcysteine pirfenidone nintedanib
panadol acetaminophen scanol ponstan ibuprofen voltaren celebrex mobic ketorolac ultracet durogesic pethidine demerol codeine
nitroglycerine isordil monosorbide adalat herbesser tenormin inderal betaloc lasix aldactone natrilix co-diovan blopress tanatril zestril renitec
coxine
lescol livalo zetia inclisiran evolocumab alirocumab repatha praluent
ondansetron granisetron palonosetron loperamide mesalazine budenofalk vedolizumab ursodeoxycholic lactulose silymarin telbivudine adefovir
gonal-f puregon menopur cetrotide orgalutran ovidrel crinone utrogestan duphaston bromocriptine cabergoline clomid provera premarin livial
fulvestrant palbociclib ribociclib abemaciclib lapatinib pertuzumab kadcyla enhertu olaparib lynparza niraparib talazoparib everolimus axitinib
pazopanib regorafenib ramucirumab aflibercept lorlatinib alectinib brigatinib crizotinib capmatinib tepotinib dabrafenib trametinib vemurafenib
durvalumab ipilimumab avelumab dasatinib nilotinib ponatinib bosutinib ibrutinib acalabrutinib zanubrutinib venetoclax azacitidine decitabine
cytarabine idarubicin daunorubicin fludarabine bendamustine carfilzomib daratumumab pomalidomide thalidomide vinorelbine topotecan mitomycin epirubicin
ifosfamide temozolomide tegafur ufur ts-1 xeloda herzuma zoladex leuplin casodex bicalutamide zytiga xtandi
ranibizumab eylea lucentis faricimab xalatan travoprost brimonidine dorzolamide cosopt restasis cyclosporin atropine
cariprazine asenapine zotepine sulpiride chlorpromazine flupentixol perphenazine trifluoperazine biperiden trihexyphenidyl lisdexamfetamine guanfacine
modafinil suvorexant ramelteon triazolam midazolam nitrazepam oxazolam fludiazepam disulfiram naltrexone acamprosate varenicline 
entacapone selegiline amantadine apomorphine rotigotine pyridostigmine riluzole edaravone nusinersen risdiplam fingolimod ocrelizumab interferon
natalizumab erenumab galcanezumab rizatriptan zonisamide lacosamide perampanel vigabatrin clobazam primidone brivaracetam
alglucosidase agalsidase imiglucerase emicizumab octreotide lanreotide somatropin desmopressin romosozumab evenity bonviva ibandronate raloxifene
evista
penicillin aspirin ASA bokey clexane coumadin
安莫西林 安莫西林糖漿 康復坦 安滅菌 脈優錠 冠達悅歐樂 雅脈 諾壓錠 科素亞 心康樂 普心寧 恩特來 降壓錠 利壓 服爾伊得安 美國仙丹 優甲樂 昂特欣 甲狀腺素片 益甲狀腺 怡美力 美普清 備喘全 帝拔癲 癲能停 妥泰 除癲達 導美睡 樂途達 奧氮平 金菩薩 津普速 無鬱寧 煩多閃 景安寧
戀多眠 樂比克 鋰鹽 善思達長效針劑 長效針 長效針劑 冰毒 搖頭丸 阿斯匹靈過敏 普拿疼過敏 磺胺過敏 NSAID過敏 盤尼西林 阿斯匹靈 雙磷酸鹽 口服類固醇 類固醇藥膏 生物製劑 胰島素針 長效胰島素 速效胰島素 瘦瘦針 抗排斥藥物 抗生素 止痛藥 肌肉鬆弛劑 抗組織胺 胃藥 退燒藥 感冒藥
瀉藥 血壓藥 血脂藥 糖尿病藥 降膽固醇藥 心臟病藥 痛風藥 高血壓藥 三高用藥 憂鬱症藥 精神科藥物 身心科藥物 抗焦慮劑 安眠鎮定劑 愛滋藥 抗反轉錄病毒 瘧疾藥 避孕針 黃體素針 事後避孕丸 白血球生長激素 紅血球生成素 EPO注射
viagra cialis symbicort seretide spiriva singulair ventolin eltroxin plaquenil
庫魯化 佳糖維 恩排糖 福適佳 胰妥善 胰島素注射 胰島素治療 胰島素 胰島素幫浦 脈優 得安穩 可悅您 冠脂妥 立普妥 維妥力 保栓通 拜瑞妥 普栓達 可邁丁 華法林 耐適恩 福避痛 優力康 鎮頑癲 利瑞卡 癲通 優閒 美道普 愛憶欣 憶思能
百憂解 樂復得 立普能 速悅 千憂解 威克倦 樂活憂 思樂康 金普薩 理思必妥 安立復 善思達 利他能 專思達 思銳 贊安諾 安定文 煩寧 利福全 使蒂諾斯 宜眠安 悠樂丁 克流感 紓伏效 貝樂克 韋立得 宜譜莎 艾百樂 復邁 恩博 可善挺 杜避炎 艾瑞莎 得舒緩
妥復克 泰格莎 蕾莎瓦 樂衛瑪 賀癌平 癌思停 莫須瘤 吉舒達 保疾伏 癌自禦 泰莫西芬 復乳納 福善美 保骼麗 適尿通 適波達 威而鋼 犀利士 吸必擴 使肺泰 適喘樂 欣流 泛得林 必賴克廔 善可舒 胰妥讚 猛健樂 善纖達 週纖達 普拿疼處方
類固醇 免疫抑制劑 抗憂鬱劑 抗憂鬱藥 抗精神病藥物 抗精神病藥 抗焦慮藥 鎮靜安眠藥 安眠藥 助眠藥 抗癲癇藥 抗凝血劑 抗凝血藥 抗血小板藥 降血壓藥 降血糖藥 降血脂藥 降壓藥 降尿酸藥 抗甲狀腺藥 甲狀腺素 化療藥物 標靶藥物 標靶藥 抗病毒藥物
抗結核藥物 抗愛滋藥物 雞尾酒療法 美沙冬替代療法 美沙冬 排卵藥 排卵針 安胎藥 止痛針 嗎啡 強心劑 利尿劑 支氣管擴張劑 抗生素治療 排斥藥 抗排斥藥
`)

/** On every shelf, or of everyday language: only beside a word that says who takes it. */
export const EVERYDAY_DRUGS: readonly string[] = words(
  `panadol acetaminophen ibuprofen aspirin penicillin ASA scanol interferon 抗生素 止痛藥 胃藥 退燒藥 感冒藥 瀉藥 血壓藥 血脂藥 阿斯匹靈 盤尼西林 類固醇 類固醇藥膏 冰毒 搖頭丸 瘦瘦針 長效針 生物製劑 肌肉鬆弛劑
抗組織胺 安眠藥 美國仙丹`,
)
