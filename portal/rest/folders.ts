/** A folder as it is stored. */
export interface Folder {
  id: number;
  name: string;
  parent_id: number | null;
}

interface FolderWithContent extends Folder {
  name_with_path: string;
  has_children: boolean;
  has_children_folders: boolean;
  has_children_files: boolean;
  folders: FolderWithContent[];
  files: never[];
}

/** The root folder with the folders in it, and those in them. */
export function folderTree(folders: Folder[]): FolderWithContent | undefined {
  const inside = Map.groupBy(folders, ({ parent_id }) => parent_id);

  function filled(folder: Folder, path: string): FolderWithContent {
    const name_with_path = `${path}${folder.name}`;
    const children = inside.get(folder.id) ?? [];
    return {
      ...folder,
      name_with_path,
      has_children: children.length > 0,
      has_children_folders: children.length > 0,
      has_children_files: false,
      folders: children.map((child) => filled(child, `${name_with_path}/`)),
      files: [],
    };
  }

  const [root] = inside.get(null) ?? [];
  return root && filled(root, "");
}
