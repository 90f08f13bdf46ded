/**
 * Names in Latin letters: syllables of Mandarin in the romanisations that passports of Taiwan bear, surnames of the states most of its
 * foreign residents come from, and given names that people in Taiwan take. Written for this project; see docs/data-sources.md.
 */

const INITIALS = 'b p m f d t n l g k h j q x zh ch sh r z c s ts tz hs y w'.split(' ')
const FINALS =
  'a o e i u ai ei ao ou an en ang eng ong ung in ing ia ie iao iu ian iang iong iung ua uo uai ui uan un uang ue ueh ieh ien eh ih uei yu yuan'.split(
    ' ',
  )

/** Every initial with every final, and the finals that stand alone: hsiao, zhi, chun, an. Lower case. */
export const SYLLABLES: readonly string[] = [
  ...INITIALS.flatMap((initial) => FINALS.map((final) => initial + final)),
  ...'a ai an ang ao e ei en er o ou yi yin ying yu yueh yuan yun wu szu tzu tsu ssu erh shu chu zhu lyu nyu'.split(
    ' ',
  ),
]

/** Surnames of Vietnam, Indonesia, the Philippines, Thailand, Korea, Japan and the English-speaking states, lower case. */
export const FOREIGN_SURNAMES: readonly string[] =
  `nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan luong trinh truong mai cao ta lam chau
santos reyes cruz bautista ocampo garcia mendoza torres castillo flores villanueva ramos castro rivera aquino navarro salazar mercado delacruz
fernandez lopez gonzales gonzalez rodriguez martinez perez sanchez ramirez domingo pascual soriano valdez aguilar manalo dizon
wati wulandari rahayu susanti lestari setiawan wijaya hidayat saputra kurniawan santoso nugroho gunawan suryani handayani rahmawati
kim park choi jung kang cho yoon jang lim shin seo kwon hwang ahn
sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu
smith johnson williams brown jones miller davis wilson anderson taylor thomas moore jackson martin thompson white harris clark lewis robinson
walker hall allen wright scott adams baker nelson mitchell campbell roberts carter phillips evans turner parker edwards collins stewart morris murphy
cook rogers morgan cooper peterson reed bailey kelly howard cox ward richardson watson brooks bennett gray james hughes price myers foster
singh kumar sharma patel khan
prasetyo purnomo sutrisno sugiarto hartono sukardi suharto sutanto pratama permana nugraha firmansyah ramadhan maulana siregar nasution simanjuntak situmorang hutapea harahap lubis pangestu purwanto subagyo supriyadi sugianto suwarno sutarno yulianto yuliana iskandar syahputra utama utami maharani kusuma kusumawati anggraini safitri puspitasari
magbanua dimaculangan evangelista gonzaga ignacio lacson lopena macaraeg magsaysay malonzo mangubat marasigan narciso oliveros pangilinan panganiban salonga tolentino umali velasco villareal villamor zamora abad agustin alcantara alvarez andrada antonio arellano asuncion balagtas bernardo buenaventura cabrera calderon cordero corpuz dimagiba enriquez espiritu estrada ferrer francisco gallardo gutierrez hernandez jimenez lagman legaspi lozada mallari medina miranda morales natividad olivares ortega padilla peralta quinto robles romero roque salvador samson santiago serrano sison suarez tamayo trinidad valencia vargas vasquez vergara vicente yap
phromma saetang saelim chaiyasit sukjai boonmee boonsong srisuk thongchai suwannarat rattanakorn wongsa phanit prasertsri kaewkla intharat chanthara`.split(
    /\s+/u,
  )

/** Given names, lower case. */
export const LATIN_GIVEN: readonly string[] =
  `james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian
george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick
jack dennis jerry tyler aaron jose adam henry nathan douglas peter zachary kyle walter ethan jeremy harold carl keith roger gerald christian terry sean arthur austin noah lawrence jesse joe
bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip bobby johnny bradley simon leo ivan jimmy tony tommy danny kenny andy allen alex
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon
laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia
lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise
danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie ivy jenny annie winnie vivian irene cindy peggy tina wendy iris claire eva fiona jasmine mia chloe zoe
siti sri dewi nur putri ani rina ratna yuni eka dwi budi agus adi joko ahmad muhammad mohamad mohammad abdul
thi van minh thanh huong hong lan mai linh trang thuy hoa tuan hung dung quang duc anh
hiroshi takashi kenji kenichi yuki yuko akira haruto haruka yoko keiko naoko satoshi takeshi makoto masato kazuo hideo ichiro jiro taro sakura aiko emi naomi ryo sota
somchai somsak somporn prasert suchart wichai anong malee siriporn supaporn nattaya pornthip chaiwat
wahyu wahyuni nurhayati sulastri sumiati yanti endang bambang slamet suparman fitri indah ayu wayan made ketut nyoman
min seung jin hyun soo ji eun sung young ho jae
pierre jacques francois jean claude michel philippe nicolas laurent sophie camille marie antoine
hans klaus jurgen wolfgang stefan andreas markus ulrike petra anja
carlos luis miguel javier fernando diego alejandro ana carmen lucia rosa juana ramon pedro pablo eduardo antonio rafael
olga ivan sergei dmitri natalia tatiana svetlana ekaterina mikhail vladimir elena irina
giovanni marco luca francesca paolo giulia matteo
ahmed mohammed ali hassan omar fatima aisha khadija ibrahim yusuf
raj amit priya anil sunil deepak sanjay anita sunita ravi
agnieszka katarzyna piotr krzysztof jan tomasz malgorzata
lars erik anders ingrid astrid bjorn
emily oliver harry george charlie thomas oscar lucy ella sophie freya poppy
yuliana yulia kittisak kittipong somboon anan arthit chai chalerm kanya kanokwan malai narong niran nittaya panya phichit phong pongsak prapa preecha ratree sakda sombat suda sunee surachai thaksin thawat thida vichai wanida wirote
anisa anita ayu bayu citra dian dini endah fajar febri galuh hendra intan kartika lilis lina mega mira murni ningsih novi nuraini oki puspita ratih rini rizky rohmah sari sekar sinta suci suryati tuti umi vina wulan yanti yuliani yulianti
thuan tam tien nga ngoc nhung oanh phuong quyen quynh thao thom thu tuyen tuyet uyen xuan yen hieu hoang khanh nam nghia phuc quan thang tri trung viet vinh
jonalyn jomar rodel rommel reynaldo ronaldo rosalinda rosario teresita edgardo ernesto gemma glenda imelda jasper jayson jerome jhon leonora lolita luzviminda marivic maribel mylene nenita noel norma nestor ramil romeo ruel rodrigo
eko tri yudi hendri hendro dedi dodi asep ujang rudi riyanto sutini suwarti sunarti supriyati wiwik ngatini parsini kartini mulyani mulyono darmi darsih karsih casmini warsini tarsini komariah maryati rokhayah nuryati sumarni siswanto edi heri herman irwan jaya teguh tono wahid yusri
marilou marissa marlyn merlinda myrna rhodora rizalyn rowel ruby shiela susana teodora virgie wilfredo alvin arnel benigno cesar conrado crisanto danilo dante domingo efren emmanuel ferdinand gilbert jhonny joel jun jericho lito manuel melvin nilo orlando raul renato rey ricardo roberto rolando romulo rosendo rufino salvador teodoro vicente victorino
maricel rosalie jocelyn marites cristina lorna analyn jovelyn rowena melanie angelica carmela josefina`.split(/\s+/u)
