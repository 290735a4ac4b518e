//! What columns are called, in the languages that people have. Case, accents, blanks and signs
//! make no difference where these are looked for.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::playlist::read::table::column_name;

/// How a language names a column: `song name`, `name of the song`.
struct Phrases {
    things: &'static [&'static str],
    names: &'static [&'static str],
    /// What may stand between a name and its thing.
    between: &'static [&'static str],
}

#[rustfmt::skip]
const SONGS: &[Phrases] = &[
    Phrases { things: &["song", "track", "recording", "video", "music"],
        names: &["name", "title", "description"], between: &[" of ", " of the "] },
    Phrases { things: &["song", "songs", "lied", "liedes", "titel", "titels", "track", "tracks", "musiktitel",
            "stück", "stücks", "musikstück"],
        names: &["name", "titel", "bezeichnung"], between: &[" des ", " der ", " "] },
    Phrases { things: &["morceau", "titre", "chanson", "piste", "musique"],
        names: &["nom", "titre"], between: &[" du ", " de la ", " de ", " "] },
    Phrases { things: &["brano", "canzone", "traccia", "pezzo", "musica"],
        names: &["nome", "titolo"], between: &[" del ", " della ", " di ", " "] },
    Phrases { things: &["canción", "pista", "tema", "música"],
        names: &["nombre", "título"], between: &[" de la ", " del ", " de ", " "] },
    Phrases { things: &["música", "faixa", "canção"],
        names: &["nome", "título"], between: &[" da ", " de ", " do ", " "] },
    Phrases { things: &["曲", "楽曲", "トラック", "歌曲", "单曲", "單曲", "곡", "노래", "트랙"],
        names: &["名", "の名前", "のタイトル", "タイトル", "名称", "名稱", "标题", "標題", "제목", "이름", "명"],
        between: &[] },
    Phrases { things: &["गाना", "गाने", "गीत", "ट्रैक"],
        names: &["नाम", "का नाम", "शीर्षक", "का शीर्षक"], between: &[] },
    Phrases { things: &["nummer", "låt", "spår", "sang", "spor", "lied", "track"],
        names: &["naam", "titel", "namn", "navn", "tittel"], between: &[" van ", " van het ", " "] },
    Phrases { things: &["utworu", "piosenki", "skladby", "písně", "песни", "трека", "композиции", "пісні"],
        names: &["nazwa", "tytuł", "název", "название", "имя", "назва"], between: &[" "] },
    Phrases { things: &["dal", "szám", "şarkı", "parça", "kappaleen", "lagu", "bài hát"],
        names: &["címe", "cím", "adı", "ismi", "nimi", "judul", "tên"], between: &[" "] },
];

#[rustfmt::skip]
const PEOPLE: &[Phrases] = &[
    Phrases { things: &["artist", "artists", "performer", "singer", "band", "track artist",
            "song artist", "album artist", "main artist", "primary artist"],
        names: &["", "s", "name", "names", "name(s)"], between: &[" of ", " of the "] },
    Phrases { things: &["künstler", "künstlers", "künstlerin", "künstler:in", "interpret", "interpreten", "band",
            "sänger", "albumkünstler", "albuminterpret"],
        names: &["", "name", "namen", "name(n)"], between: &[" des ", " der ", " "] },
    Phrases { things: &["artiste", "artistes", "artiste(s)", "interprète", "interprètes", "interprète(s)",
            "chanteur", "groupe", "artiste de l'album", "artiste principal"],
        names: &["", "nom", "noms", "nom(s)"], between: &[" de l'", " des ", " du ", " "] },
    Phrases { things: &["artista", "artisti", "artista/i", "artista/e", "interprete", "interpreti", "cantante",
            "gruppo", "artista dell'album", "artista album"],
        names: &["", "nome", "nomi", "nome/i"], between: &[" dell'", " degli ", " del ", " di ", " "] },
    Phrases { things: &["artista", "artistas", "artista(s)", "artista/s", "intérprete", "intérpretes",
            "cantante", "cantor", "cantor(a)", "banda", "grupo", "artista del álbum", "artista do álbum"],
        names: &["", "nombre", "nombres", "nombre(s)", "nome", "nomes", "nome(s)"],
        between: &[" del ", " de los ", " de ", " do ", " dos ", " da ", " "] },
    Phrases { things: &["アーティスト", "歌手", "演奏者", "艺人", "藝人", "艺术家", "藝術家", "演出者", "아티스트", "가수"],
        names: &["", "名", "の名前", "名称", "姓名", "이름", "명"], between: &[] },
    Phrases { things: &["कलाकार", "कलाकारों", "गायक", "गायिका"], names: &["", "नाम", "का नाम", "के नाम"], between: &[] },
    Phrases { things: &["artiest", "artiesten", "kunstner", "artist", "wykonawcy", "artysty", "interpreta",
            "исполнителя", "артиста", "виконавця", "sanatçı", "esittäjän", "ศิลปิน", "nghệ sĩ", "ca sĩ"],
        names: &["", "naam", "namn", "navn", "nazwa", "jméno", "имя", "название", "ім'я", "adı", "nimi", "ชื่อ", "tên"],
        between: &[" van ", " van de ", " "] },
];

fn composed(phrases: &[Phrases], whole: &[&str]) -> HashSet<String> {
    let mut all: HashSet<String> = whole.iter().map(|name| column_name(name)).collect();
    for Phrases {
        things,
        names,
        between,
    } in phrases
    {
        for (thing, name) in things
            .iter()
            .flat_map(|t| names.iter().map(move |n| (t, n)))
        {
            all.insert(column_name(&format!("{thing}{name}")));
            for link in between.iter().filter(|_| !name.is_empty()) {
                all.insert(column_name(&format!("{name}{link}{thing}")));
            }
        }
    }
    all
}

static TITLES: LazyLock<HashSet<String>> = LazyLock::new(|| composed(SONGS, TITLE));
static ARTISTS: LazyLock<HashSet<String>> = LazyLock::new(|| composed(PEOPLE, ARTIST));
static OTHERS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let others = ALBUM.iter().chain(PLAYLIST).chain(OTHER);
    others.map(|name| column_name(name)).collect()
});
/// For the first and last letter of a name, how long such names are, as bits. By these nearly every
/// cell is told apart without being looked up.
static LENGTHS: LazyLock<[[u64; 26]; 26]> = LazyLock::new(|| {
    let mut lengths = [[0; 26]; 26];
    for name in TITLES.iter().chain(ARTISTS.iter()).chain(OTHERS.iter()) {
        let (first, last) = (name.bytes().next(), name.bytes().next_back());
        if let (Some(first @ b'a'..=b'z'), Some(last @ b'a'..=b'z')) = (first, last) {
            let length = name.chars().count().min(63);
            lengths[usize::from(first - b'a')][usize::from(last - b'a')] |= 1 << length;
        }
    }
    lengths
});

/// False for most cells that are no column's name; cheap.
fn may_be_a_name(cell: &str) -> bool {
    let mut letters = cell.chars().filter(|c| c.is_alphanumeric());
    let Some(first) = letters.next().map(base) else {
        return false;
    };
    let last = letters.next_back().map_or(first, base);
    let place = |letter: char| match letter {
        'a'..='z' => Some(letter as usize - 'a' as usize),
        _ => None,
    };
    let (Some(first_place), Some(last_place)) = (place(first), place(last)) else {
        return !(first.is_ascii() && last.is_ascii());
    };
    let lengths = LENGTHS[first_place][last_place];
    if lengths == 0 {
        return false;
    }
    let count = cell.chars().filter(|c| c.is_alphanumeric()).count();
    // These letters become two where names are folded.
    lengths >> count.min(63) & 1 == 1 || cell.contains(['ß', 'æ', 'œ', 'þ', 'Æ', 'Œ', 'Þ'])
}

/// A letter in small and without its accent.
fn base(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    letter.to_lowercase().nfd().next().unwrap_or(letter)
}

/// What a column of a plain name holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::playlist::format) enum Column {
    Title,
    Artist,
    /// An album, a playlist, or what else headers begin with.
    Other,
}

/// What a column is called in any language; the name is one of [`column_name`].
pub(in crate::playlist::format) fn column(plain: &str) -> Option<Column> {
    if TITLES.contains(plain) {
        Some(Column::Title)
    } else if ARTISTS.contains(plain) {
        Some(Column::Artist)
    } else {
        OTHERS.contains(plain).then_some(Column::Other)
    }
}

/// As [`column`], of a name as it stands in a file. Cheap where it is none.
pub(in crate::playlist::format) fn column_as_written(name: &str) -> Option<Column> {
    if name.len() > LONGEST || !may_be_a_name(name) {
        return None;
    }
    column(&column_name(name))
}

/// Bytes of the longest name of a column.
const LONGEST: usize = 80;

/// What headers begin with beside these.
const OTHER: &[&str] = &[
    "track uri",
    "spotify uri",
    "spotify id",
    "index",
    "id",
    "asin",
    "track id",
    "object id",
    "playlist browse id",
    "video id",
    "song url",
];

#[rustfmt::skip]
pub(in crate::playlist::format) const TITLE: &[&str] = &[
    "track name", "track title", "song title", "song name", "title", "song", "name", "track",
    "master metadata track name", "video title", "recording",
    // German
    "titel", "songtitel", "liedtitel", "titel des songs", "name des titels", "titelname", "lied",
    "musiktitel", "songname",
    // French
    "titre", "titre du morceau", "nom du morceau", "nom du titre", "titre de la chanson",
    "nom de la chanson", "nom de la piste", "morceau", "chanson", "nom", "piste",
    // Italian
    "titolo", "titolo brano", "titolo del brano", "nome brano", "nome del brano",
    "titolo canzone", "nome della canzone", "brano", "canzone", "nome", "traccia",
    "nome traccia", "nome della traccia",
    // Spanish
    "título", "título de la canción", "nombre de la canción", "nombre de la pista",
    "título de la pista", "canción", "pista", "nombre", "tema",
    // Portuguese
    "título da música", "nome da música", "título da faixa", "nome da faixa", "faixa", "música",
    "canção", "título da canção",
    // Japanese
    "曲名", "曲のタイトル", "トラック名", "楽曲名", "タイトル", "名前", "曲", "トラック",
    // Dutch, Swedish, Norwegian, Danish, Polish, Turkish, Czech, Finnish
    "naam", "nummer titel", "titel van het nummer", "låt", "låttitel", "namn", "navn", "tittel",
    "sang", "tytuł", "nazwa", "nazwa utworu", "tytuł utworu", "utwór", "şarkı", "şarkı adı",
    "parça adı", "ad", "název", "název skladby", "skladba", "kappale", "nimi",
    // Hindi, Russian, Chinese, Korean
    "गीत", "शीर्षक", "गाना", "गाने का नाम", "नाम", "название", "название трека", "название песни",
    "песня", "трек", "композиция", "歌名", "歌曲", "歌曲名", "歌曲名称", "曲目", "标题", "標題",
    "名称", "名稱", "单曲", "제목", "곡명", "노래", "곡", "이름", "노래 제목",
    // Hungarian, Romanian, Greek, Ukrainian, Indonesian, Vietnamese, Thai, Hebrew, Arabic
    "cím", "titlu", "τίτλος", "τραγούδι", "назва", "judul", "judul lagu", "tên bài hát", "bài hát",
    "ชื่อเพลง", "เพลง", "שם השיר", "שיר", "العنوان", "عنوان الأغنية", "الأغنية", "اسم الأغنية",
];

#[rustfmt::skip]
pub(in crate::playlist::format) const ARTIST: &[&str] = &[
    "artist", "artist name", "artist name(s)", "artists", "artists name", "artist names",
    "track artist", "track artists", "song artist", "performer", "performers", "band", "singer",
    "master metadata album artist name", "artist credit name", "album artist",
    "album artist name", "album artist name(s)", "creator",
    // German
    "interpret", "interpreten", "interpret(en)", "interpret/in", "künstler", "künstlername",
    "künstler/in", "name des künstlers", "name(n) des künstlers", "künstlername(n)", "musiker",
    // French
    "artiste", "artistes", "artiste(s)", "nom de l'artiste", "nom(s) de l'artiste",
    "noms des artistes", "interprète", "interprètes", "chanteur",
    // Italian
    "artista", "artisti", "nome artista", "nome dell'artista", "nome/i dell'artista",
    "interprete", "interpreti", "cantante",
    // Spanish, Portuguese
    "artistas", "artista(s)", "nombre del artista", "nombre(s) del artista",
    "nombre de artista", "intérprete", "intérpretes", "nome do artista", "nome(s) do artista",
    "nomes dos artistas", "cantor",
    // Japanese
    "アーティスト", "アーティスト名", "歌手", "歌手名", "演奏者",
    // Dutch, Nordic, Polish, Turkish, Czech, Finnish
    "artiest", "artiesten", "naam artiest", "artistnavn", "artistnamn", "kunstner", "wykonawca",
    "wykonawcy", "artysta", "nazwa wykonawcy", "sanatçı", "sanatçı adı", "interpret skladby",
    "umělec", "artisti nimi", "esittäjä",
    // Hindi, Russian, Chinese, Korean
    "कलाकार", "गायक", "कलाकार का नाम", "исполнитель", "исполнители", "артист", "имя исполнителя",
    "előadó", "καλλιτέχνης", "виконавець", "artis", "penyanyi", "nghệ sĩ", "ca sĩ", "ศิลปิน", "אמן",
    "זמר", "الفنان", "المغني", "اسم الفنان", "by",
    "艺人", "藝人", "艺术家", "藝術家", "演出者", "아티스트", "가수", "아티스트 이름", "아티스트명",
];

#[rustfmt::skip]
pub(in crate::playlist::format) const ALBUM: &[&str] = &[
    "album", "album name", "album title", "release", "release name", "release title", "record",
    "master metadata album album name",
    "albumtitel", "albumname", "titel des albums", "name des albums",
    "titre de l'album", "nom de l'album", "titolo album", "titolo dell'album", "nome album",
    "nome dell'album", "álbum", "título del álbum", "nombre del álbum", "título do álbum",
    "nome do álbum", "アルバム", "アルバム名", "アルバムタイトル", "albumnaam", "albumnamn",
    "nazwa albumu", "albüm", "albüm adı", "název alba", "albumi", "एल्बम", "альбом",
    "название альбома", "专辑", "專輯", "专辑名", "앨범", "앨범명", "앨범 이름",
];

#[rustfmt::skip]
pub(in crate::playlist::format) const PLAYLIST: &[&str] = &[
    "playlist name", "playlist", "playlist title", "list", "list name",
    "wiedergabeliste", "name der wiedergabeliste", "name der playlist", "playlistname",
    "liste de lecture", "nom de la playlist", "nom de la liste de lecture", "nome playlist",
    "nome della playlist", "lista de reproducción", "nombre de la playlist",
    "nombre de la lista de reproducción", "nome da playlist", "lista de reprodução",
    "プレイリスト", "プレイリスト名", "afspeellijst", "naam afspeellijst", "spellista",
    "spilleliste", "lista odtwarzania", "çalma listesi", "प्लेलिस्ट", "плейлист",
    "播放列表", "歌单", "재생목록", "플레이리스트",
];

/// Columns that only a history of what was played has.
#[rustfmt::skip]
pub(in crate::playlist::format) const PLAYED: &[&str] = &[
    "ms played", "played at", "listened at", "uts", "utc time", "scrobbled at", "scrobble time",
    "play duration milliseconds", "date played", "last played date", "end time",
    "listening time", "event end timestamp", "milliseconds played", "time played",
];

/// Columns that say how long somebody listened.
#[rustfmt::skip]
pub(in crate::playlist::format) const LISTENED: &[&str] = &[
    "ms played", "play duration milliseconds", "milliseconds played", "time played",
    "listening time", "scrobble time", "scrobbled at", "listened at", "played at",
];

/// Columns with numbers or addresses of videos and songs.
#[rustfmt::skip]
pub(in crate::playlist::format) const ADDRESSES: &[&str] = &[
    "video id", "id vidéo", "video-id", "videoid", "id video", "id de vídeo", "id del vídeo",
    "id do vídeo", "id de la vidéo", "id del video", "動画 id", "動画id", "ビデオ id", "wideo id",
    "video url", "video link", "song url", "track uri", "track id", "track url", "spotify uri",
    "spotify id", "spotify url", "uri", "url", "song id", "asin", "isrc", "apple id",
    "track identifier", "media id", "playlist id", "id de la playlist", "id playlist",
    "playlist-id", "再生リスト id",
];

/// Columns that lists of albums have beside artist and album.
#[rustfmt::skip]
pub(in crate::playlist::format) const BESIDE_ALBUMS: &[&str] = &[
    "year", "release date", "released", "date", "date added", "added at", "added", "upc", "ean",
    "barcode", "label", "genre", "genres", "id", "album id", "album uri", "album url", "url",
    "uri", "link", "tracks", "track count", "number of tracks", "nb tracks", "total tracks",
    "rating", "artwork", "image", "cover", "type", "album type", "popularity", "duration",
    "explicit", "platform", "added by", "jahr", "année", "anno", "año", "ano", "年", "genere",
    "género", "gênero", "ジャンル",
];
