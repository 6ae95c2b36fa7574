// Verifies a folder of tiles with the packages that Go's own toolchain verifies its checksum
// database with: golang.org/x/mod/sumdb/note and .../tlog. Nothing of the ledger's code is used.
//
// usage: verify-tiles FOLDER VKEY
package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const bundleWidth = 256

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: verify-tiles FOLDER VKEY")
		os.Exit(64)
	}
	tree, err := verify(os.Args[1], os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, "verify-tiles:", err)
		os.Exit(1)
	}
	fmt.Printf("%d entries, root %x: signature, tiles, entries and a proof hold\n", tree.N, tree.Hash[:])
}

func verify(folder, vkey string) (tlog.Tree, error) {
	tree, err := signedTree(folder, vkey)
	if err != nil {
		return tree, err
	}
	hashes := tlog.TileHashReader(tree, tiles(folder))
	for first := int64(0); first < tree.N; first += bundleWidth {
		if err := checkBundle(folder, first, tree.N, hashes); err != nil {
			return tree, err
		}
	}
	return tree, checkProof(tree, hashes)
}

// signedTree opens the checkpoint's note and reads size and root.
func signedTree(folder, vkey string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tlog.Tree{}, err
	}
	bytes, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(bytes, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("the note is no checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// checkBundle compares the entries of a bundle with the hashes that the tiles prove.
func checkBundle(folder string, first, size int64, hashes tlog.HashReader) error {
	width := min(bundleWidth, size-first)
	name := strings.TrimPrefix(
		tlog.Tile{H: 8, L: 0, N: first / bundleWidth, W: int(width)}.Path(), "tile/8/0/")
	bytes, err := os.ReadFile(filepath.Join(folder, "tile", "entries", name))
	if err != nil {
		return err
	}
	var indexes []int64
	var found []tlog.Hash
	for index := first; index < first+width; index++ {
		if len(bytes) < 2 || len(bytes) < 2+int(binary.BigEndian.Uint16(bytes)) {
			return fmt.Errorf("tile/entries/%s ends within entry %d", name, index)
		}
		end := 2 + int(binary.BigEndian.Uint16(bytes))
		found = append(found, tlog.RecordHash(bytes[2:end]))
		indexes = append(indexes, tlog.StoredHashIndex(0, index))
		bytes = bytes[end:]
	}
	if len(bytes) > 0 {
		return fmt.Errorf("tile/entries/%s has bytes after its last entry", name)
	}
	proven, err := hashes.ReadHashes(indexes)
	if err != nil {
		return err
	}
	for i, hash := range proven {
		if hash != found[i] {
			return fmt.Errorf("entry %d does not hash to what the tree holds", first+int64(i))
		}
	}
	return nil
}

// checkProof makes the inclusion proof of an entry in the middle and checks it.
func checkProof(tree tlog.Tree, hashes tlog.HashReader) error {
	index := tree.N / 2
	proof, err := tlog.ProveRecord(tree.N, index, hashes)
	if err != nil {
		return err
	}
	leaf, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf[0])
}

// tiles reads tiles from a folder; C2SP leaves the height, which is always 8, out of the path.
type tiles string

func (folder tiles) Height() int { return 8 }

func (folder tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var read [][]byte
	for _, tile := range wanted {
		path := "tile/" + strings.TrimPrefix(tile.Path(), "tile/8/")
		bytes, err := os.ReadFile(filepath.Join(string(folder), path))
		if err != nil {
			return nil, err
		}
		read = append(read, bytes)
	}
	return read, nil
}

func (folder tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}
