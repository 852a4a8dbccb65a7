// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @title When a fingerprint was first shown.
/// @notice Anyone may anchor any fingerprint, once; nobody can change or remove one. It has no owner,
/// so that nothing rests on who sent it: a fingerprint means what the signed receipt says it means.
contract Anchor {
    /// @notice Seconds since 1970 of the block that anchored a fingerprint; zero for one never seen.
    mapping(bytes32 root => uint256 time) public anchoredAt;

    event Anchored(bytes32 indexed root);

    error NothingToAnchor();
    error AlreadyAnchored(bytes32 root, uint256 time);

    /// @notice Keeps `root` with the time of this block.
    function anchor(bytes32 root) external {
        if (root == 0) revert NothingToAnchor();
        uint256 time = anchoredAt[root];
        if (time != 0) revert AlreadyAnchored(root, time);
        anchoredAt[root] = block.timestamp;
        emit Anchored(root);
    }
}
