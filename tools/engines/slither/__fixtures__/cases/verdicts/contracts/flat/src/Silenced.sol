// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

contract Silenced {
    address internal immutable owner = msg.sender;

    /* Both ways to ask for silence. */
    // slither-disable-start all
    function isOwner() external view returns (bool) {
        // slither-disable-next-line tx-origin
        require(tx.origin == owner);
        return true;
    }
    // slither-disable-end all
}
