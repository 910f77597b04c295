"""Parts of the names that texts.py makes up, written for this project. An underscore stands for a space inside a part."""

ARABIC_GIVEN = (
    'Ahmed Mohammed Mohamed Mahmoud Ali Hassan Hussein Omar Khaled Youssef Ibrahim Abdullah Abdel Fatah Mustafa Karim Tariq Samir '
    'Nabil Walid Faisal Salman Bandar Saud Nasser Hamid Jamal Adel Bashar Rami Ziad Fadi Saad Riyad Munir Marwan Ismail Yahya Khalil '
    'Saleh Fatima Aisha Layla Noor Hanan Rania Huda Amal Salma Zainab Mariam Samira').split()
ARABIC_LAST = (
    'al-Assad al-Maliki al-Abadi al-Sisi al-Bashir al-Jubeir al-Masri al-Hashimi al-Rubaie al-Qahtani al-Zahrani Al-Sabah Al-Thani '
    'al-Sadr Haddad Khoury Najjar Mansour Barakat Haddadin Sharif Farouk Nasrallah Mikati Hariri Aoun Berri Jumblatt Geagea Fayyad '
    'Abbas Meshaal Barghouti Erekat Shaath Qureia Sabbagh Makhlouf Tlass Kuzbari Halaby Zoghbi Saadi Ghannouchi Essebsi Belkacem '
    'Bouteflika Benflis Sellal Haftar Zeidan Jalloud bin_Salman bin_Zayed bin_Abdulaziz bin_Rashid Al_Nahyan Al_Maktoum Abdel_Rahman '
    'Abu_Bakr').split()
PERSIAN_GIVEN = (
    'Mohammad Ali Hassan Hossein Reza Mehdi Amir Javad Masoud Saeed Abbas Majid Hamid Kamal Behzad Farhad Bahram Kaveh Ebrahim '
    'Mahmoud Akbar Qasem Esmail Mostafa Gholam Zahra Maryam Shirin Narges Leila Nasrin Parisa Ali_Akbar Mohammad_Reza Mohammad_Javad '
    'Gholam_Hossein Amir_Hossein Mohammad_Bagher').split()
PERSIAN_LAST = (
    'Rouhani Zarif Larijani Ghalibaf Jalili Velayati Salehi Araghchi Shamkhani Hashemi Rafsanjani Khatami Mousavi Karroubi Jafari '
    'Soleimani Ghaani Salami Hajizadeh Dehghan Hatami Vahidi Amirabdollahian Raisi Jahangiri Nobakht Tayebnia Zanganeh '
    'Namdar_Zanganeh Kamalvandi Eslami Baghaei Ghasemi Mohajerani Tajzadeh Kadivar Karbaschi Nourbakhsh Farahani Tehrani Isfahani '
    'Shirazi Tabrizi Kermani').split()
KOREAN_LAST = (
    'Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong Moon Yang Bae Baek Ri Pak Choe Hwang '
    'No Roh Ban Ko Nam Sim Noh Ha Joo Chun').split()
KOREAN_FIRST = (
    'Jong Jae Myung Geun Sung Min Hyun Young Seung Dong Sang Chang Ki Hyo Yo Yong Il Tae Byung Kyung Won Jin Soo Woo Joon Chul Hae '
    'Kwang Myong Song Ui Su').split()
KOREAN_SECOND = (
    'un in bak hye il jin soo hyun woo ho sik kyu jung hee young ju chol nam taek hwan won seok mi ja ok hun guk gil suk won').split()
CHINESE_LAST = (
    'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang Deng Feng Xi Wen Hua Lu '
    'Geng Qin Bo Jiang Peng Cai Dong Cheng Fu Wei').split()
CHINESE_GIVEN = (
    'Jinping Keqiang Yi Jiechi Zhengfei Xiaoming Wei Qishan Yang Hua Lijian Wenbin Chunying Shuang Jiabao Jintao Zemin Rongji Xilai '
    'Yongkang Guoqiang Weiwei Xiaobo Xia Dejiang Huning Zhanshu Gaoli Yunshan Yuanchao Qiang Xiaochuan Fenghe Zongyuan Meng Na Ming '
    'Jun Jie Fang Ying Li Hong Mei Yan Bin Gang Peng Tao Zhiyong').split()
TAIWANESE_GIVEN = (
    'Ying-jeou Ing-wen Shui-bian Teng-hui Ching-te Tseng-chang Chi-mai Kuo-yu Wen-je Li-luan Nai-fu Chien-jen').split()
VIETNAMESE_LAST = (
    'Nguyen Tran Le Pham Hoang Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Truong To').split()
VIETNAMESE_MIDDLE = (
    'Van Thi Xuan Minh Phu Dinh Tan Duc Quang Huu Ngoc Kim Thanh Hong').split()
VIETNAMESE_GIVEN = (
    'Phuc Trong Dung Sang Hung Hai Nam Anh Linh Huong Lan Mai Tuan Long Son Quan Hoa Lam Chinh Hue Giap Thang Minh Thuy').split()
JAPANESE_GIVEN = (
    'Shinzo Taro Yoshihide Fumio Shigeru Junichiro Naoto Yukio Ichiro Kenji Hiroshi Takeshi Akira Makoto Satoshi Daisuke Naomi Yuki '
    'Haruki Kazuo Toshimitsu Katsunobu Sanae Yuriko Seiko Tomomi Hideki Kei').split()
JAPANESE_LAST = (
    'Abe Aso Suga Kishida Ishiba Koizumi Kan Noda Hatoyama Tanaka Suzuki Takahashi Watanabe Yamamoto Nakamura Kobayashi Kato Yoshida '
    'Yamada Sasaki Matsumoto Inoue Kimura Hayashi Shimizu Saito Motegi Kono Inada Takaichi Koike Onodera Iwaya Amari Nikai Kishi').split()
RUSSIAN_GIVEN = (
    'Vladimir Dmitry Dmitri Sergei Sergey Alexander Aleksandr Igor Mikhail Nikolai Andrei Yuri Viktor Vladislav Yevgeny Oleg Boris '
    'Anatoly Gennady Valery Pavel Konstantin Maria Natalia Olga Elena Svetlana Anna Irina Tatiana Volodymyr Petro Oleksandr Andriy '
    'Yulia Arseniy Vitali Dmytro').split()
RUSSIAN_LAST = (
    'Putin Medvedev Lavrov Peskov Patrushev Bortnikov Naryshkin Sechin Volodin Matviyenko Sobyanin Navalny Nemtsov Kasyanov Zyuganov '
    'Zhirinovsky Yavlinsky Kudrin Siluanov Nabiullina Gref Miller Deripaska Abramovich Zakharova Ryabkov Churkin Nebenzya Antonov '
    'Kislyak Gerasimov Konashenkov Surovikin Prigozhin Kadyrov Zelensky Poroshenko Yanukovych Tymoshenko Yatsenyuk Klitschko '
    'Turchynov Zaluzhny Kuleba Reznikov Danilov Lukashenko Tikhanovskaya Makei Nazarbayev Tokayev Mirziyoyev Rakhmonov').split()
INDIAN_GIVEN = (
    'Narendra Rahul Amit Rajnath Sushma Arun Nirmala Manmohan Sonia Priyanka Arvind Akhilesh Nitish Yogi Ravi Vijay Sanjay Rajesh '
    'Anil Sunil Deepak Suresh Ramesh Pranab Imran Nawaz Asif Bilawal Shehbaz Pervez Yousaf Hina Asad Sheikh Khaleda Mahinda Gotabaya '
    'Ranil Maithripala Prakash Pushpa').split()
INDIAN_LAST = (
    'Modi Gandhi Shah Singh Swaraj Jaitley Sitharaman Kejriwal Yadav Kumar Adityanath Patel Sharma Gupta Verma Reddy Rao Nair Menon '
    'Iyer Banerjee Mukherjee Chatterjee Khan Sharif Zardari Bhutto Musharraf Gilani Qureshi Hasina Zia Rajapaksa Wickremesinghe '
    'Sirisena Dahal Oli Deuba Jaishankar Thackeray Pawar Fadnavis Owaisi Mehta Desai Joshi Kapoor Chopra').split()
INDONESIAN = (
    'Suharto Sukarno Wiranto Widodo Prabowo Boediono Sutopo Budiman Darmawan Hartono Sutanto Setiawan Suryadi Supriyadi Kusuma '
    'Wahyudi Purnomo Santoso Gunawan Hidayat Susanto Hasan Iskandar Marsudi Luhut Basuki Mulyani Nugroho Kurniawan Wibowo Saputra '
    'Yuliana Ratna Siti').split()
AFRICAN_GIVEN = (
    'Kehinde Chidi Ngozi Emeka Olusegun Muhammadu Goodluck Bola Atiku Yemi Chinua Wole Kofi Kwame Nana John Jerry Ama Uhuru Raila '
    'William Mwai Daniel Yoweri Paul Jakaya Julius Abiy Hailemariam Meles Isaias Omar Salva Riek Cyril Jacob Thabo Nelson Winnie '
    'Emmerson Robert Morgan Joyce Hage Ian Adebayo Tunde Folake Nnamdi Thandi Sipho Alassane Laurent Macky Abdoulaye Idriss Blaise '
    'Roch Denis Felix Joseph Moise').split()
AFRICAN_LAST = (
    'Okonjo-Iweala Obasanjo Buhari Jonathan Tinubu Abubakar Osinbajo Achebe Soyinka Annan Nkrumah Akufo-Addo Mahama Rawlings Kenyatta '
    'Odinga Ruto Kibaki Moi Museveni Kagame Kikwete Nyerere Ahmed Desalegn Zenawi Afwerki al-Bashir Kiir Machar Ramaphosa Zuma Mbeki '
    'Mandela Mnangagwa Mugabe Tsvangirai Banda Geingob Khama Okafor Adeyemi Balogun Eze Nwosu Adeleke Okonkwo Ndlovu Dlamini Nkosi '
    'Mokoena Ouattara Gbagbo Sall Wade Deby Compaore Kabore Tshisekedi Kabila Katumbi Ajayi Ojo Bello Danjuma').split()
SPANISH_GIVEN = (
    'Juan Jose Luis Carlos Maria Pedro Miguel Alejandro Enrique Felipe Andres_Manuel Vicente Cristina Mauricio Alberto Nestor Dilma '
    'Luiz_Inacio Jair Michel Hugo Nicolas Evo Rafael Lenin Alvaro Ivan Gustavo Michelle Sebastian Gabriel Ollanta Alan Alejandro '
    'Keiko Martin Tabare Mariano Pablo Pedro Isabel Ana Sofia Carmen Rosa Guadalupe Xiomara Nayib Daniel Rosario Juan_Orlando').split()
SPANISH_LAST = (
    'Garcia Rodriguez Gonzalez Fernandez Lopez Martinez Sanchez Perez Gomez Martin Jimenez Ruiz Hernandez Diaz Moreno Alvarez Munoz '
    'Romero Alonso Gutierrez Navarro Torres Dominguez Vazquez Ramos Gil Ramirez Serrano Blanco Molina Morales Suarez Ortega Delgado '
    'Castro Ortiz Rubio Marin Sanz Nunez Iglesias Medina Garrido Santos Castillo Cortes Lozano Guerrero Cano Prieto Mendez Cruz '
    'Calderon Vargas Pena_Nieto Lopez_Obrador Kirchner Macri Rousseff Bolsonaro Maduro Guaido Correa Duque Petro Bachelet Pinera '
    'Boric Humala Fujimori Vizcarra Bukele Silva Souza Oliveira Pereira Lima Costa Ferreira').split()
PARTICLES = (
    'von van van_der van_den de della Di de_la du von_der ten Mac').split()
LOCALES = (
    'en_GB en_US en_IE de_DE fr_FR it_IT nl_NL sv_SE no_NO da_DK fi_FI pl_PL cs_CZ hu_HU hr_HR ro_RO es_ES pt_BR tr_TR en_IN id_ID '
    'en_NG en_KE zu_ZA sl_SI et_EE lv_LV az_AZ uz_UZ en_PK es_MX en_NZ').split()
SYLLABLES = (
    'ver tel nor lux cor dat net med tran uni equi life lock sky blu zen nova max pro fin cap sol ter gen vis tech soft bit byte log '
    'link port ware star core path field bridge stone wood mark rock point line').split()
TOPICS = (
    'Financial Security Health Consumer Data Information Transport Rail Aviation Nuclear Energy Environmental Trade Human Civil '
    'Border Maritime Space Labor Education Research Public Safety National Federal International Economic Strategic Political Defense '
    'Intelligence Emergency Fire Food Drug Media Press Press Electoral Election Islamic Revolutionary Supreme Central Royal Joint '
    'Special General Regional State Atomic Child Climate Ocean Water Housing Tax Customs Immigration Refugee Disaster Missile Rocket '
    'Cyber').split()
HEADS = (
    'Authority Agency Commission Council Committee Board Bureau Office Department Ministry Service Institute Foundation Association '
    'Federation Union Organization Corporation Command Guard Corps Court Trust Administration Centre Center Group Branch Directorate '
    'Inspectorate Alliance Front Party Movement Network Fund Police').split()
TITLES = (
    'Deputy Chief Constable|Chief Constable|Detective Inspector|Detective Superintendent|Assistant Commissioner|'
    'Prime Minister|Foreign Minister|Defense Minister|Interior Minister|Finance Minister|Deputy Prime Minister|'
    'President|Vice President|Secretary of State|Sen.|Rep.|Gov.|Senator|Governor|Mayor|Sheriff|Police Chief|Judge|'
    'Justice|Attorney General|Gen.|General|Col.|Lt. Col.|Maj. Gen.|Brig. Gen.|Capt.|Sgt.|Cpl.|Pfc.|Adm.|Cmdr.|'
    'Dr.|Dr|Prof.|Professor|Mr.|Mr|Mrs.|Mrs|Ms.|Ms|Sir|Dame|Lord|Baroness|Pope|Archbishop|Bishop|Cardinal|'
    'Rabbi|Imam|Sheikh|Ayatollah|King|Queen|Prince|Princess|Crown Prince|Emir|Sultan|Secretary-General|'
    'U.N. Secretary-General|Ambassador|Chancellor|Premier|Speaker|Chairman|Chairwoman|Director|CEO|Chief Executive|'
    'Labour MP|Conservative MP|Tory MP|Republican|Democrat|Chief of Staff|Deputy Chief of Staff|Undersecretary|'
    'Commissioner|Superintendent|Fire Chief|Officer|Detective|Agent|Martyr|Comrade|Hero').split('|')
ROLES = (
    'spokesman|spokeswoman|spokesperson|coach|captain|actor|actress|singer|author|lawyer|analyst|activist|'
    'opposition leader|leader|dictator|businessman|billionaire|journalist|reporter|professor|witness|resident|'
    'passenger|driver|survivor|father-of-two|student|economist|historian|developer|lawmaker|union leader|'
    'former president|former prime minister|ex-minister').split('|')
LOCAL_BODIES = (
    'Police|University|Transport|Airport|Post|Times|Herald|Observer|Tribune|Hospital|Bank|Parliament|'
    'Police Department|Fire Department|City Council|Supreme Court|Health Services NHS Trust').split('|')
SMALL_BODIES = (
    'university hospital|ambulance service|fire department|city council|police|health trust|general hospital|'
    'district court').split('|')
KNOWN_BODIES = (
    'White House|Pentagon|Kremlin|Supreme Court|State Department|Justice Department|Security Council|United Nations|'
    'European Union|Senate|House of Representatives|Federal Reserve|Associated Press|Ministry of Foreign Affairs|'
    'Foreign Ministry|Defense Ministry|Central Bank|Red Cross|Navy|Coast Guard').split('|')
KNOWN_ORGS = (
    'Facebook|Twitter|Google|Instagram|YouTube|WhatsApp|TikTok|Amazon|Apple|Microsoft|Uber|Tesla|Netflix|Yahoo|'
    'Telegram|Reuters|CNN|BBC|AFP|AP|NPR|CNBC|Fox News|Sky News|Al Jazeera|Xinhua|Yonhap|KCNA|TASS|'
    'RIA Novosti|Interfax|Sputnik|Gizmodo|Politico|Bloomberg|IRNA|Tasnim|Fars|Mehr|Mehr News|Tasnim News Agency|'
    'ISIS|Hamas|Hezbollah|Taliban|Boko Haram|NATO|NASA|WHO|FBI|CIA').split('|')
