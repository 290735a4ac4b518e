//! What columns are called, in the languages that people have. Case, accents, blanks and signs
//! make no difference where these are looked for.

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

/// Columns with numbers or addresses of videos and songs.
#[rustfmt::skip]
pub(in crate::playlist::format) const ADDRESSES: &[&str] = &[
    "video id", "id vidéo", "video-id", "videoid", "id video", "id de vídeo", "id del vídeo",
    "id do vídeo", "id de la vidéo", "id del video", "動画 id", "動画id", "ビデオ id", "wideo id",
    "video url", "video link", "song url", "track uri", "track id", "track url", "spotify uri",
    "spotify id", "spotify url", "uri", "url", "song id", "asin", "isrc", "apple id",
    "track identifier", "media id",
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
