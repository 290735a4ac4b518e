//! Any table, also behind the first line of each program that writes one.

#![no_main]

mod listed;

use libfuzzer_sys::fuzz_target;

const HEADERS: &[&str] = &[
    "Track name,Artist name,Album,Playlist name,Type,ISRC,Amazon - id\r\n",
    "Track name,Artist name,Album,Playlist name,Type\n",
    "title;artist;album;isrc\n",
    "title;artist;album;isrc;addedDate;addedBy;duration;url\n",
    "title,artist,album,isrc,platform,trackId,duration,addedDate,url\n",
    "\"Track URI\",\"Track Name\",\"Artist URI(s)\",\"Artist Name(s)\",\"Album URI\",\"ISRC\"\n",
    "Spotify URI,Track Name,Artist Name,Album Name,Disc Number,Track Number\n",
    "name,artist,album\n",
    "Name\tArtist\tAlbum\tISRC\n",
    "objectId,fileName,asin,purchaseDate,title,artistName,albumName\n",
    "asin,title,artistName,artistAsin,albumName,primaryGenre,creationDate\n",
    "timestamp,title,asin,consumptionDurationMs,terminationReason\n",
    "PlaylistBrowseId,PlaylistName,MediaId,Title,Artists,Duration,ThumbnailUrl\n",
];

fuzz_target!(|bytes: &[u8]| listed::check(&listed::begun(bytes, HEADERS)));
